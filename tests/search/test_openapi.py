"""Every answer of the API is what its description says, and every address and parameter is described."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from openpyxl import load_workbook

from base.export import CSV, XLSX
from disclosure.catalogue.lists.filters import PARAMETERS as FILTERS
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.documents.models import DocumentPage
from search.asking import PARAMETERS
from tests.base.extraction.made import word
from tests.factories import DocumentFactory, TopicFactory
from tests.moves import release, release_shell
from tests.search.files.moves import attached, read_all
from tests.search.moves import released
from tests.search.promoting.moves import hot_words, pinned
from tests.search.schemas import KNOWN, faults

pytestmark = pytest.mark.django_db
METHODS = {"get"}


@pytest.fixture
def described(client: Client) -> dict[str, Any]:
    response = client.get("/api/v1/openapi.json")
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.json()


def parts(value: Any, key: str) -> Iterator[Any]:
    """Every value under that key, however deep."""
    if isinstance(value, dict):
        yield from ([value[key]] if key in value else [])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from parts(one, key)


def names(described: dict[str, Any], path: str) -> set[str]:
    return {one["name"] for one in described["paths"][path]["get"]["parameters"]}


def test_it_is_a_whole_openapi_document(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    assert described["info"]["title"]
    assert described["info"]["version"]
    assert described["servers"][0]["url"].startswith("http")
    operations = [path[method] for path in described["paths"].values() for method in path]
    assert all(set(path) == METHODS for path in described["paths"].values())
    assert len({one["operationId"] for one in operations}) == len(operations)
    for operation in operations:
        assert operation["summary"]
        assert "200" in operation["responses"]
        for answer in operation["responses"].values():
            assert answer["description"]
            assert answer["content"].keys() <= {XLSX, CSV} or answer["content"]["application/json"]["schema"]
        for one in operation["parameters"]:
            assert set(one) == {"name", "in", "required", "description", "schema"}
            assert one["required"] or one["in"] == "query"


def test_every_reference_leads_somewhere_and_nothing_is_left_over(described: dict[str, Any]) -> None:
    known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert set(parts(described, "$ref")) == known


def test_schemas_use_only_words_that_are_tested(described: dict[str, Any]) -> None:
    def check(schema: dict[str, Any]) -> None:
        assert set(schema) <= KNOWN
        for inner in (*schema.get("properties", {}).values(), *schema.get("anyOf", ())):
            check(inner)
        if "items" in schema:
            check(schema["items"])
        assert set(schema.get("required", ())) <= set(schema.get("properties", {}))

    for schema in described["components"]["schemas"].values():
        check(schema)


def test_every_path_is_an_address_of_ours(described: dict[str, Any]) -> None:
    for path in described["paths"]:
        try:
            assert resolve(path.replace("{number}", "1")).url_name != "item"
        except Resolver404:
            pytest.fail(f"{path} has no view")


def test_every_parameter_is_described(described: dict[str, Any]) -> None:
    assert names(described, "/api/v1/search/") == set(PARAMETERS)
    assert names(described, "/en/api/v1/search/") == set(PARAMETERS)
    assert names(described, "/api/v1/catalogue/") == {*FILTERS, "page", "language"}
    for root in ("", "/en"):
        assert names(described, f"{root}/search.xlsx") == {*PARAMETERS} - {"page"}
        assert names(described, f"{root}/catalogue.xlsx") == names(described, f"{root}/catalogue.csv") == set(FILTERS)


def test_every_answer_is_as_described(client: Client, described: dict[str, Any]) -> None:
    number, gone = _rich_document(), released(title="关于抗旱的通知")
    withdraw_item(gone, notice="已撤下", acts=[])
    schemas = described["components"]["schemas"]
    asked = {
        "/api/v1/catalogue/": ["", "?genre=通知&year=2026", "?page=9", "?page=x", "?language=fr"],
        "/api/v1/catalogue/{number}/": [str(number), str(gone.pk), "999999"],
        "/api/v1/search/": [
            "?q=防汛", "?q=沙袋仓库", "?q=防汛&year=2026&sort=date&titles=1", "?q=无此事", "?q=", "?q=😀",
            f"?q={'热' * 300}", "?q=防汛&sort=best", "?q=防汛&since=昨天", "?q=防汛&page=2",
        ],
        "/en/api/v1/search/": ["?q=flood"],
        "/search/suggest/": ["?q=防汛", "?q="],
        "/en/search/suggest/": ["?q=flood"],
    }  # fmt: skip
    assert set(asked) == {path for path in described["paths"] if "." not in path}
    _first_result_has_everything(client)
    assert client.get(f"/api/v1/catalogue/{number}/").json()["relations"]
    seen = set()
    for path, tails in asked.items():
        for tail in tails:
            address = path.replace("{number}", tail) if "{" in path else path + tail
            response = client.get(address)
            answer = described["paths"][path]["get"]["responses"].get(str(response.status_code))
            assert answer, f"{address}: {response.status_code} is not described"
            seen.add((path, str(response.status_code)))
            schema = answer["content"]["application/json"]["schema"]
            assert list(faults(response.json(), schema, schemas)) == [], address
    said = {(path, code) for path in asked for code in described["paths"][path]["get"]["responses"]}
    assert said - seen <= {("/en/api/v1/search/", "400")}


def test_every_table_is_as_described(client: Client, described: dict[str, Any]) -> None:
    _rich_document()
    tables = {path: one["get"] for path, one in described["paths"].items() if "." in path}
    assert len(tables) == 6
    for path, said in tables.items():
        response: Any = client.get(path, {"q": "防汛"})
        assert [response["Content-Type"].partition(";")[0]] == list(said["responses"]["200"]["content"])
        body = b"".join(response.streaming_content)
        rows = load_workbook(BytesIO(body)).worksheets[0].max_row if path.endswith("xlsx") else body.count(b"\n")
        assert rows > 1 or path.startswith("/en/"), path


def _first_result_has_everything(client: Client) -> None:
    """What the schemas are held against would otherwise be empty lists."""
    answer = client.get("/api/v1/search/?q=沙袋仓库").json()
    (file,) = answer["results"][0]["files"]
    assert client.get(file["url"]).status_code == 200
    assert "/read/" in file["url"]
    (first,) = answer["pinned"]
    assert client.get(first["url"]).status_code == 200
    assert client.get("/api/v1/search/?q=无此事").json()["hot_words"] == ["公交卡"]


def test_the_reader_of_schemas_finds_faults(described: dict[str, Any]) -> None:
    """What holds the answers to their description can fail."""
    schemas = described["components"]["schemas"]
    good = {"value": "qzfb", "label": "区政府办", "count": 3}
    assert list(faults(good, {"$ref": "#/components/schemas/Counted"}, schemas)) == []
    wrong: list[Any] = [
        {**good, "count": "3"},
        {**good, "count": -1},
        {**good, "more": 1},
        {"value": "x"},
        [],
        None,
        True,
    ]
    for bad in wrong:
        assert list(faults(bad, {"$ref": "#/components/schemas/Counted"}, schemas))
    assert list(faults("31.1.2026", {"type": "string", "format": "date"}, schemas))


def _rich_document() -> int:
    """One document that has everything an item can say, and another that refers to it."""
    topic = TopicFactory(name="应急管理")
    release_shell(topic)
    entry = attached(
        ("值班表.docx", word(_duty_table)),
        title="关于防汛值班的通知", doc_no="示政发〔2026〕7号", genre="通知", topic=topic, abstract="值班安排",
    )  # fmt: skip
    read_all()
    release_shell(pinned(entry.address, "沙袋仓库"), hot_words("公交卡"))
    change = {"relation": "amends", "target": DocumentPage.objects.get(pk=entry.source_id)}
    others = [DocumentFactory(title=f"防汛{n}", unit=entry.unit, section=entry.section) for n in range(11)]
    release(DocumentFactory(title="新通知", unit=entry.unit, section=entry.section, relations=[("relation", change)]))
    release(*others)
    return entry.pk


def _duty_table(paper: Any) -> None:
    paper.add_paragraph("沙袋仓库三十日")
