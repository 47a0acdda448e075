"""What is found out about one line while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosure.documents.importing.problems import Problem
from disclosure.documents.importing.values import clean


@dataclass
class About:
    """Collects the problems and warnings of a line."""

    line: int
    source_id: str
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def complain(self, name: str, reason: str) -> None:
        self.problems.append(Problem(self.line, self.source_id, name, clean(reason)))

    def faults_in(self, *names: str) -> bool:
        """Whether one of these fields was complained about already."""
        return any(problem.field in names for problem in self.problems)
