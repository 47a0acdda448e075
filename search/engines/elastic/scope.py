"""What narrows a query, as filters."""

from __future__ import annotations

from datetime import date

from disclosure.catalogue.enums import Validity
from search.engines.elastic.mapping import stored_value
from search.engines.elastic.reading import Dsl, phrase
from search.engines.places import first_place, last_place
from search.facts import TAB, VALIDITY
from search.request import Query


def scope_of(query: Query, day: date) -> Dsl:
    """What every hit must fulfil before anything is chosen: language, public on that day, quoted and excluded words,
    days of publication. A `bool` without any `must`."""
    where = "head" if query.titles_only else "all"
    filters: list[Dsl] = [{"term": {"language": query.language}}]
    filters += [phrase(where, one) for one in query.plan.quoted]
    if query.since or query.until:
        filters.append({"range": {"place": {"gte": first_place(query.since), "lte": last_place(query.until)}}})
    without = [{"range": {"public_until": {"lt": day.isoformat()}}}]
    without += [phrase("all", one) for one in query.plan.excluded]
    return {"filter": filters, "must_not": without}


def chosen(query: Query, day: date, but: str = "") -> list[Dsl]:
    """The filters of what was chosen, the tab among them, without that one."""
    pairs = [*query.chosen, *([(TAB, query.tab)] if query.tab else [])]
    return [_one(name, value, day) for name, value in pairs if name != but]


def validities(day: date) -> dict[str, Dsl]:
    """disclosure.catalogue.querysets.validity_on as filters, by value: the first that fits is the validity."""
    on = day.isoformat()
    repealed: Dsl = {"range": {"repealed_date": {"lte": on}}}
    expired: Dsl = {"range": {"expiry_date": {"lt": on}}}
    coming: Dsl = {"range": {"effective_date": {"gt": on}}}
    return {
        Validity.REPEALED.value: repealed,
        Validity.EXPIRED.value: _but(expired, repealed),
        Validity.NOT_EFFECTIVE.value: _but(coming, repealed, expired),
        Validity.IN_FORCE.value: {"bool": {"must_not": [repealed, expired, coming]}},
    }


def _one(name: str, value: str, day: date) -> Dsl:
    if name == VALIDITY:
        return validities(day).get(value, {"match_none": {}})
    return {"term": {name: stored_value(name, value)}}


def _but(found: Dsl, *others: Dsl) -> Dsl:
    return {"bool": {"filter": [found], "must_not": list(others)}}
