"""字号、长者模式 and what is said when something is wrong: pages that need nothing but the shell."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

from portal import views

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("choice", ["standard", "large", "elder"])
def test_a_display_is_chosen_without_a_script(client: Client, choice: str) -> None:
    response = client.get("/display/", {"display": choice, "next": "/map/"})
    assert response.headers["Location"] == "/map/"
    assert response.cookies["display"].value == choice
    assert f'data-display="{choice}"' in client.get("/map/").content.decode()


def test_an_unknown_display_is_the_standard_one(client: Client) -> None:
    client.cookies["display"] = "huge"
    assert 'data-display="standard"' in client.get("/map/").content.decode()


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_the_way_back_stays_on_this_site(client: Client, address: str) -> None:
    assert client.get("/display/", {"display": "large", "next": address}).headers["Location"] == "/"


def test_without_a_choice_the_page_offers_them(client: Client) -> None:
    response = client.get("/display/", {"next": "/map/"})
    assert response.content.decode().count('type="radio"') == 3
    assert 'name="next" value="/map/"' in response.content.decode()


def test_the_answer_to_a_choice_is_never_kept(client: Client) -> None:
    assert "no-store" in client.get("/display/", {"display": "large"}).headers["Cache-Control"]


def test_the_way_back_from_traditional_pages_stays_traditional(client: Client) -> None:
    response = client.get("/zh-hant/display/", {"display": "large", "next": "/zh-hant/map/"})
    assert response.headers["Location"] == "/zh-hant/map/"


def test_nothing_is_changed_by_post(client: Client) -> None:
    assert client.post("/display/", {"display": "large"}).status_code == 405


def test_an_unknown_address_says_where_to_go_on(client: Client) -> None:
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "/catalogue/" in response.content.decode()


@pytest.mark.parametrize(("view", "status"), [(views.bad_request, 400), (views.forbidden, 403), (views.not_found, 404)])
def test_each_mistake_has_its_page(rf: RequestFactory, view: object, status: int) -> None:
    response = view(rf.get("/x/"), Http404())  # type: ignore[operator]
    assert response.status_code == status
    assert b"<h1>" in response.content


def test_a_failure_is_told_without_the_database(rf: RequestFactory, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        response = views.server_error(rf.get("/x/"))
    assert response.status_code == 500
    assert "首页" in response.content.decode()
