"""The plan of a query with the words of this installation."""

from search.plan import Plan, make_plan
from search.vocabulary.current import thesaurus


def plan_of(query: str) -> Plan:
    """The plan for whatever was typed, as the search page reads it: with synonyms. One look-up."""
    return make_plan(query, thesaurus())
