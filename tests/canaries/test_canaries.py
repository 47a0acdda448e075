"""Canaries: sentences that nobody has approved, looked for at every address by everybody who could ask."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.canaries.addresses import addresses, by_turns
from tests.canaries.allowed import RULES, is_allowed
from tests.canaries.ground import CANARIES, Ground, token
from tests.canaries.looking import Found, Sighting, look

pytestmark = pytest.mark.django_db

HOLDERS = ("visitor", "own editor", "another unit's editor")  # they meet every screen with every draft
OTHERS = (
    "first reviewer", "second reviewer", "secrecy reviewer", "final reviewer", "short reviewer", "superuser",
    "audit_admin", "system_admin", "security_admin", "site_admin",
)  # fmt: skip
# Addresses that need rows of a kind that the ground has none of; each room tests those with its own.
NOT_BUILT = (
    "emergency/<", "imports/<", "uploaded_file_id", "session_id", "localize/", "portal/topic", "portal/keyarea",
    "portal/statutoryitem", "portal/menu", "portal/sitefooter", "workflows/", "tasks/", ".*", "<str:what>", "<int:pk>",
    "compare", "password_reset", "corrections/", "incidents/", "escalations/<",
)  # fmt: skip


def seen_by(ground: Ground, role: str) -> Found:
    found, _empty = addresses(ground)
    at = found if role in HOLDERS else by_turns(found, OTHERS.index(role))
    return look(ground.people.get(role), at)


@pytest.mark.parametrize("role", [*HOLDERS, *OTHERS])
def test_nobody_reads_what_is_not_for_them(ground: Ground, role: str) -> None:
    found = seen_by(ground, role)
    leaks = [f"{role} reads “{seen.canary}” at {seen.address.url} ({seen.address.name})" for seen in found.sightings
             if not is_allowed(role, seen)]  # fmt: skip
    assert sorted(leaks) == []
    assert found.failures == ()
    assert _stale_for(role, found) == []


def test_a_visitor_reads_nothing_by_asking_for_headers_either(ground: Ground) -> None:
    found = look(None, addresses(ground)[0], "head")
    assert (found.sightings, found.failures) == (frozenset(), ())


def test_every_person_looks(ground: Ground) -> None:
    assert set(ground.people) | {"visitor"} == {*HOLDERS, *OTHERS}


def test_what_was_withdrawn_and_what_waits_is_asked_for_at_its_own_address(ground: Ground) -> None:
    """Else nothing would be proven."""
    urls = {unquote(address.url) for address in addresses(ground)[0]}
    for bundle in ground.bundles:
        if "sha256" in bundle:
            assert f"/files/{bundle['sha256']}/{bundle['name']}" in urls
            assert f"/files/{bundle['sha256']}/{bundle['name']}/read/" in urls
        if bundle.get("path"):
            assert f"/{bundle['path']}/" in urls or f"/{bundle['path']}" in urls


def test_few_addresses_are_left_out(ground: Ground) -> None:
    _found, empty = addresses(ground)
    assert [route.text for route in empty if not any(part in route.text for part in NOT_BUILT)] == []


def test_each_canary_is_known_by_its_own_token() -> None:
    assert len({token(name) for name in CANARIES}) == len(CANARIES)
    assert not [(a, b) for a in CANARIES for b in CANARIES if a != b and token(a) in token(b)]


def _stale_for(role: str, found: Found) -> list[str]:
    """Return the rules that nothing of what this person saw needs."""
    used = {rule for rule in RULES for seen in found.sightings if rule.allows(role, seen)}
    return [rule.why for rule in RULES if role in rule.who and rule not in used and not _by_turns(role, rule.where)]


def _by_turns(role: str, where: tuple[str, ...]) -> bool:
    """Whether this person met these screens with one draft only, perhaps not with the one of the rule."""
    return role in OTHERS and where[0].startswith(("wagtail", "emergency", "checks", "review:desk"))


def test_a_leak_is_reported(ground: Ground) -> None:
    found, _empty = addresses(ground)
    home = next(address for address in found if address.url == "/catalogue/")
    for role in (*HOLDERS, *OTHERS):
        for name in CANARIES:
            assert not is_allowed(role, Sighting(name, home))
