"""What is searched for, counted by day, without a trace of who searched (docs/search.md)."""


def start() -> None:
    """Register the upkeep, and who may read the reports. Call in `ready()`."""
    from accounts.roles import Role, register_permissions
    from disclosure.catalogue import clockwork, erasing
    from search.log.upkeep import forget_item, forget_old

    clockwork.register("清理搜索记录", forget_old)
    erasing.on_erase("搜索记录", forget_item)
    for role in (Role.SITE_ADMIN, Role.DISCLOSURE_OFFICE):
        register_permissions(role, "search.view_searchedquery")
