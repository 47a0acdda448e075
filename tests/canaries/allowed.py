"""Who may read which canary where. Anything else is a leak; a line that nobody needs is stale and fails, too."""

from __future__ import annotations

from dataclasses import dataclass

from tests.canaries.ground import CANARIES
from tests.canaries.looking import Sighting

REVIEWERS = ("first reviewer", "second reviewer", "secrecy reviewer", "final reviewer")
SITE = ("site_admin", "short reviewer")  # one role, as long as nobody divides it
READERS_OF_COPIES = ("own editor", *REVIEWERS, "superuser")

SUBMITTED = (
    "copy",
    "copyfile",
    "copyfilebytes",
    "due",
    "undisclosed",
    "withdrawn",
    "withdrawnfile",
    "withdrawnfilebytes",
    "text",
    "textfile",
    "textfilebytes",
)
OWN = ("draft", "upload", "uploadbytes", "picture", *SUBMITTED)
OTHER = ("other", "otherfile", "otherfilebytes")
DRAFTS = tuple(name for name in CANARIES if name not in ("erased", "secret"))

SECRET_SCREENS = ("review:copy", "review:task", "review:give", "checks:")
ADMIN = ("wagtail", "admin/reports/", "private_media")  # Wagtail's own screens


@dataclass(frozen=True)
class Rule:
    """These people may read these canaries at addresses whose name begins so."""

    who: tuple[str, ...]
    where: tuple[str, ...]
    what: tuple[str, ...]
    why: str

    def allows(self, role: str, sighting: Sighting) -> bool:
        return role in self.who and sighting.canary in self.what and sighting.address.name.startswith(self.where)


RULES = [
    Rule(("own editor",), ADMIN, OWN, "editors see the drafts and uploads of their unit"),
    Rule(("another unit's editor",), ADMIN, OTHER, "and those of no other"),
    Rule(("superuser",), ADMIN, DRAFTS, "a superuser is asked for no right; production warns of any"),
    Rule(
        READERS_OF_COPIES, ("review:copy", "review:task", "review:give"), SUBMITTED, "authors and whoever takes a step"
    ),
    Rule(READERS_OF_COPIES, ("checks:",), ("draft", *SUBMITTED), "the check says of what it speaks"),
    Rule(("another unit's editor", "superuser"), ("checks:",), ("other",), "of one's own drafts"),
    Rule(("own editor", "superuser"), ("emergency:",), ("draft", *SUBMITTED), "asking to let a draft out at once"),
    Rule(("another unit's editor", "superuser"), ("emergency:",), ("other",), "the same of the other unit"),
    Rule(
        (*REVIEWERS, "superuser"),
        ("review:register", "review:assess", "review:export_register"),
        ("undisclosed",),
        "the register is for reviewers",
    ),
    Rule(READERS_OF_COPIES, ("review:timed", "review:cancel_timed"), ("due",), "what waits for its day"),
    Rule(("secrecy reviewer",), SECRET_SCREENS, ("secret",), "who judges secrecy, and not who wrote it"),
    Rule((*REVIEWERS, "superuser"), ("review:desk", "wagtailadmin_home"), ("copy",), "whose turn it is"),
    Rule(("final reviewer", "superuser"), ("review:waiting",), ("copy",), "the disclosure office runs the chains"),
    Rule(("system_admin",), ("review:waiting", "review:give"), ("copy",), "who gives a step to somebody else"),
    Rule(
        ("own editor", "system_admin", "superuser"), ("wagtailsnippets_portal_unit:",), ("words",), "a unit's profile"
    ),
    Rule((*SITE, "superuser"), ("wagtailsnippets_search_",), ("pinned", "hotwords"), "who drafts them"),
    Rule((*SITE, "superuser"), ("synonyms:",), ("synonym",), "who keeps the synonyms"),
    Rule((*SITE, "final reviewer", "superuser"), ("search_reports:",), ("asked",), "reports of searches"),
    Rule(("own editor", "final reviewer"), ("objections:detail",), ("objection",), "who answers an objection"),
]


def is_allowed(role: str, sighting: Sighting) -> bool:
    return any(rule.allows(role, sighting) for rule in RULES)
