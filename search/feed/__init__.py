"""Elasticsearch follows the catalogue by a list of what changed, written inside each release (docs/elasticsearch.md).

A site without Elasticsearch keeps no such list.
"""


def start() -> None:
    """Register the clock's step, and who sees the alarm. Call in `ready()`."""
    from accounts.roles import Role, register_permissions
    from disclosure.catalogue import clockwork
    from search.feed import checks  # noqa: F401  it registers itself
    from search.feed.upkeep import keep_up

    clockwork.register("检索服务", keep_up)
    for role in (Role.SYSTEM_ADMIN, Role.SITE_ADMIN, Role.DISCLOSURE_OFFICE):
        register_permissions(role, "search.view_servicestate")
