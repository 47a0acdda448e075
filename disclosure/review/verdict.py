"""What a reviewer says about a copy, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion

NOT_SECRET = ("", Classified.NO)


@dataclass(frozen=True)
class Verdict:
    """What a reviewer says. `copy_hash` is the hash of the copy that their screen showed.

    `answers` are the points of the checklist, by code; `points` what the author should change, one by one; `back_to`
    the stage to which the copy returns. `secrecy` is the 保密审查表.
    """

    action: Action
    copy_hash: str
    comment: str = ""
    secrecy: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, bool] = field(default_factory=dict)
    points: tuple[str, ...] = ()
    back_to: str = ""

    @property
    def is_secret(self) -> bool:
        """涉密 or 疑似涉密 binds whatever else was pressed (rule R5)."""
        return self.secrecy.get("classified", "") not in NOT_SECRET

    def conclusion(self, stage: str) -> str:
        """Return the conclusion of the secrecy review, where this verdict gives one."""
        if stage not in STAGES_WITH_SECRECY_FORM or self.action != Action.APPROVE or self.is_secret:
            return ""
        return str(self.secrecy.get("conclusion", ""))

    def binding_action(self, stage: str, openness: str) -> Action:
        """Return what becomes of the copy: a conclusion other than 公开 binds, except that 不公开 agrees with a
        draft that nobody proposed to make public."""
        if self.is_secret:
            return Action.CONCLUDE
        conclusion = self.conclusion(stage)
        agrees = conclusion == Conclusion.NOT_PUBLIC and openness not in ("", "active")
        if conclusion in ("", Conclusion.PUBLIC) or agrees:
            return self.action
        return Action.CONCLUDE
