"""What a reader writes down."""

from __future__ import annotations

from base.readers import codes, limits


class Stop(Exception):
    """The file cannot be read any further; what was read so far is kept."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Reading:
    """Passages and hidden things of one file, in reading order, no more than the limits allow."""

    def __init__(self) -> None:
        self.passages: list[tuple[str, str]] = []
        self.hidden: list[tuple[str, str, str]] = []
        self.problem = ""
        self._characters = 0
        self._seen: set[tuple[str, str, str]] = set()

    def passage(self, place: str, text: str) -> None:
        """Note a passage; blank ones are passed over. Raises Stop when there are too many."""
        text = text.strip("\r\n\0").rstrip()
        if text.strip():
            self._count(place, text)
            self.passages.append((place, text))

    def hide(self, kind: str, place: str, text: str) -> None:
        """Note something hidden, once; blank text is passed over. Raises Stop when there is too much."""
        text = text.strip()
        if text and (kind, place, text) not in self._seen:
            self._count(place, text)
            self._seen.add((kind, place, text))
            self.hidden.append((kind, place, text))

    def as_json(self) -> dict[str, object]:
        return {"passages": self.passages, "hidden": self.hidden, "problem": self.problem}

    def _count(self, place: str, text: str) -> None:
        self._characters += len(place) + len(text)
        entries = len(self.passages) + len(self.hidden)
        if self._characters > limits.MAX_CHARACTERS or entries >= limits.MAX_PASSAGES:
            raise Stop(codes.TOO_BIG)
