"""Synonyms are edited in the admin, at work with the next search, and every change is in the trail."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from accounts.roles import Role
from base.models import User
from base.models.audit import AuditEvent
from search.models import Synonym
from search.plan import Clause
from search.planning import plan_of
from search.tokens import squeezed
from search.vocabulary.current import thesaurus
from search.vocabulary.models import Direction, split
from search.vocabulary.shipped import shipped
from tests.accounts.moves import client_at_work, person
from tests.search.moves import released

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/synonyms/", "/admin/synonyms/new/"


@pytest.fixture
def bare(db: None) -> None:
    """No synonym of the shipped ones."""
    Synonym.objects.all().delete()


@pytest.fixture
def webmaster(db: None) -> User:
    return person(Role.SITE_ADMIN)


@pytest.fixture
def screen(webmaster: User) -> Client:
    return client_at_work(webmaster)


def titles(client: Client, query: str) -> list[str]:
    return [row["title"] for row in client.get("/api/v1/search/", {"q": query}).json()["results"]]


class TestAtWork:
    def test_a_new_one_is_at_work_with_the_next_search(self, bare: None, screen: Client, client: Client) -> None:
        released(title="最低生活保障审核确认办法")
        assert titles(client, "吃低保") == []
        answer = screen.post(
            ADD, {"words": "吃低保", "official": "最低生活保障", "direction": "one_way", "active": "on"}
        )
        assert answer.status_code == 302
        assert titles(client, "吃低保") == ["最低生活保障审核确认办法"]

    def test_one_that_is_switched_off_or_deleted_is_not(self, bare: None, client: Client) -> None:
        released(title="最低生活保障审核确认办法")
        row = Synonym.objects.create(words="吃低保", official="最低生活保障")
        assert titles(client, "吃低保")
        row.active = False
        row.save()
        assert titles(client, "吃低保") == []
        row.active = True
        row.save()
        assert titles(client, "吃低保")
        row.delete()
        assert titles(client, "吃低保") == []

    def test_a_group_finds_each_by_any_other(self, bare: None) -> None:
        Synonym.objects.create(words="居住证、暂住证", direction=Direction.GROUP)
        assert Clause("title", ("居住证",)) in plan_of("暂住证").hits
        assert Clause("title", ("暂住证",)) in plan_of("居住证").hits

    def test_one_way_is_one_way(self, bare: None) -> None:
        Synonym.objects.create(words="低保", official="最低生活保障")
        assert plan_of("最低生活保障").reworded == ()

    def test_an_exact_title_stays_first(self, client: Client) -> None:
        for title in ("最低生活保障审核确认办法", "低保工作问答", "低保"):
            released(title=title)
        assert titles(client, "低保")[:2] == ["低保", "低保工作问答"]
        assert set(titles(client, "低保")) == {"低保", "低保工作问答", "最低生活保障审核确认办法"}

    def test_a_search_reads_no_row_while_nothing_changes(self, django_assert_num_queries: object) -> None:
        thesaurus()
        with django_assert_num_queries(1):  # type: ignore[operator]
            thesaurus()


class TestScreens:
    def test_the_list_finds_by_either_word(self, screen: Client) -> None:
        for word in ("吃低保", "最低生活保障边缘家庭"):
            assert word in screen.get(LIST, {"q": word}).content.decode()

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"words": "低保", "official": ""}, "请写出文件里的规范词"),
            ({"words": "低保", "direction": "group"}, "至少要有两个词"),
            ({"words": "低保、吃低保", "official": "保障", "direction": "group"}, "这里留空"),
            ({"words": "低", "official": "最低生活保障"}, "至少要有两个字"),
            ({"words": "长" * 50, "official": "最低生活保障"}, "太长"),
        ],
    )
    def test_what_cannot_work_is_told_and_kept(self, screen: Client, typed: dict[str, str], told: str) -> None:
        before = Synonym.objects.count()
        answer = screen.post(ADD, {"direction": "one_way", "active": "on", **typed})
        text = answer.content.decode()
        assert (answer.status_code, told in text, typed["words"] in text) == (200, True, True)
        assert Synonym.objects.count() == before

    def test_somebody_without_the_right_sees_nothing(self) -> None:
        client = client_at_work(person(Role.SECTION_HEAD))
        assert client.get(LIST).status_code == 302
        assert client.post(ADD, {"words": "甲乙", "official": "丙丁"}).status_code == 302
        assert not Synonym.objects.filter(words="甲乙").exists()


def test_changes_are_in_the_trail_without_the_words(screen: Client, webmaster: User) -> None:
    screen.post(ADD, {"words": "甲乙", "official": "丙丁", "direction": "one_way", "active": "on"})
    row = Synonym.objects.get(words="甲乙")
    screen.post(f"/admin/synonyms/edit/{row.pk}/", {"words": "甲乙", "official": "戊己", "direction": "one_way"})
    screen.post(f"/admin/synonyms/delete/{row.pk}/")
    events = AuditEvent.objects.filter(object_id=str(row.pk), action__startswith="row.").order_by("pk")
    assert [event.action for event in events] == ["row.created", "row.changed", "row.deleted"]
    assert {event.actor_id for event in events} == {webmaster.pk}
    assert not any("甲乙" in str(event.data) or "丙丁" in str(event.data) for event in events)


class TestShipped:
    def test_there_are_many_and_each_is_sound(self) -> None:
        rows = [Synonym(**fields) for fields in shipped()]
        for row in rows:
            row.clean()
        words = [word for row in rows for word in split(row.words)]
        assert len(words) >= 300
        assert len(words) == len(set(words))

    def test_they_are_there_from_the_first_migration(self) -> None:
        assert Synonym.objects.count() == len(list(shipped()))
        assert "最低生活保障" in thesaurus().others["低保"]
        assert any("社会优待" in word for word in thesaurus().others["老年卡"])

    def test_no_word_is_found_as_it_stands(self) -> None:
        """One that holds its official word, or is held by all of them, would only spread what is found."""
        for row in (Synonym(**fields) for fields in shipped()):
            official = split(row.official)
            for word in split(row.words):
                assert not any(other in word for other in official), word
                assert not all(word in other for other in official), word

    def test_all_are_squeezed(self) -> None:
        assert all(word == squeezed(word) for others in thesaurus().others.values() for word in others)

    def test_the_command_adds_only_what_is_missing(self) -> None:
        changed = Synonym.objects.get(words__startswith="低保、")
        changed.official = "改过的说法"
        changed.save()
        Synonym.objects.filter(words__startswith="残疾证").delete()
        call_command("add_synonyms", verbosity=0)
        assert Synonym.objects.filter(words__startswith="残疾证").count() == 1
        assert Synonym.objects.get(pk=changed.pk).official == "改过的说法"
        assert Synonym.objects.filter(words__startswith="低保、").count() == 1


def test_a_validation_error_names_the_field() -> None:
    with pytest.raises(ValidationError) as caught:
        Synonym(words="低保").full_clean()
    assert set(caught.value.message_dict) == {"official"}
