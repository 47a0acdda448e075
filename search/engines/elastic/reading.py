"""One reading of a query as a clause of Elasticsearch: what it finds, and how it orders what it finds.

Readings stand on steps: whatever the lowest document of a better reading scores is more than the highest of the next.
Within a step a score lies between 0 and 1. Scores are 32-bit floats there; with 64 steps that leaves 17 bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from search.plan import Clause
from search.tokens import spaced

Dsl = dict[str, Any]

# No character's share of a BM25 score is higher: (k1 + 1) * ln(1 + documents), for 100 million documents.
HIGHEST_SHARE = 2.2 * 18.5
IN_FORCE, BEGINS, SHORT = 0.5, 0.25, 0.2  # of a step, for titles; together less than one
TEXT, IN_TITLE = 0.6, 0.35  # of a step, for texts
ENDED = 0.5  # what is left of the score of a text that is no longer in force


def phrase(field: str, squeezed: str, boost: float | None = None) -> Dsl:
    """These tokens in this order."""
    value: Dsl = {"query": spaced(squeezed)}
    return {"match_phrase": {field: value if boost is None else {**value, "boost": boost}}}


def heard(syllables: Sequence[str]) -> Dsl:
    """Titles that sound like this somewhere."""
    return {"match_phrase": {"sound": {"query": " ".join(syllables)}}}


def condition(clause: Clause) -> Dsl:
    """What satisfies a clause, without any score."""
    field = "head" if clause.where == "title" else "all"
    return {"bool": {"filter": [phrase(field, one) for one in clause.phrases]}}


def ended(day: date) -> Dsl:
    """Repealed or expired on that day."""
    return {
        "bool": {
            "should": [
                {"range": {"repealed_date": {"lte": day.isoformat()}}},
                {"range": {"expiry_date": {"lt": day.isoformat()}}},
            ]
        }
    }


def on_step(step: int, clause: Clause, day: date) -> Dsl:
    """A clause of the plan with its order: titles by their look, texts by how often the phrases stand in them."""
    if clause.where == "title":
        return titles(step, condition(clause), clause.phrases[0], day)
    return _texts(step, clause.phrases, day)


def lowered(day: date) -> Dsl:
    """What takes from a score what is no longer in force, as part of a `function_score`."""
    return {
        "functions": [{"filter": ended(day), "weight": ENDED}],
        "score_mode": "multiply",
        "boost_mode": "multiply",
    }


def listed(step: int, numbers: Sequence[int]) -> Dsl:
    """These documents in this order."""
    ids = [{"ids": {"values": [str(number)]}} for number in numbers]
    places = [step + 0.9 * (1 - at / len(ids)) for at in range(len(ids))]
    ways = [{"constant_score": {"filter": one, "boost": boost}} for one, boost in zip(ids, places, strict=True)]
    return {"dis_max": {"queries": ways}}


def known(step: int, key: Dsl, day: date) -> Dsl:
    """What has this very title or number."""
    return titles(step, key, "", day)


def titles(step: int, found: Dsl, wanted: str, day: date) -> Dsl:
    """What is in force, then what begins with the wanted phrase, then short before long."""
    functions: list[Dsl] = [
        {"weight": step},
        {"filter": {"bool": {"must_not": [ended(day)]}}, "weight": IN_FORCE},
        {"field_value_factor": {"field": "brevity", "missing": 0}, "weight": SHORT},
    ]
    if wanted.strip():
        functions.append({"filter": {"prefix": {"title": {"value": wanted.strip()}}}, "weight": BEGINS})
    return {
        "function_score": {
            "query": {"constant_score": {"filter": found}},
            "functions": functions,
            "score_mode": "sum",
            "boost_mode": "replace",
        }
    }


def shared(step: int, pairs: Sequence[str], at_least: int) -> Dsl:
    """Titles that share some pairs; those that share many and rare ones stand before the others."""
    boost = 0.9 / (len(pairs) * 2 * HIGHEST_SHARE)
    wanted = {"bool": {"should": [phrase("head", pair, boost) for pair in pairs], "minimum_should_match": at_least}}
    return {"bool": {"must": [wanted, _constant(step)]}}


def _texts(step: int, phrases: Sequence[str], day: date) -> Dsl:
    characters = sum(len(spaced(one).split()) for one in phrases) or 1
    scored = {
        "bool": {
            "must": [phrase("all", one, TEXT / (characters * HIGHEST_SHARE)) for one in phrases],
            "should": [
                {"constant_score": {"filter": phrase("head", one), "boost": IN_TITLE / len(phrases)}} for one in phrases
            ],
        }
    }
    return {"bool": {"must": [{"function_score": {"query": scored, **lowered(day)}}, _constant(step)]}}


def _constant(step: int) -> Dsl:
    return {"constant_score": {"filter": {"match_all": {}}, "boost": step}} if step else {"match_all": {"boost": 0}}
