"""Did you mean: what somebody who found little may have wanted to type."""


def corrected(query: str, language: str) -> str:
    """Return the query with what was probably mistyped put right; empty where nothing better is known."""
    return ""
