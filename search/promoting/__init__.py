"""What editors put beside the results: pinned items and hot words. Public words, so they pass the short chain."""


def start() -> None:
    """Register the two kinds, and who may draft them. Call in `ready()`."""
    from accounts.roles import Role, register_permissions
    from disclosure.catalogue import kinds
    from search.promoting.kinds import HotWordsKind, PinnedKind

    for kind in (PinnedKind(), HotWordsKind()):
        kinds.register(kind)
    models = ("pinnedresult", "hotwords")
    register_permissions(
        Role.SITE_ADMIN, *(f"search.{verb}_{model}" for verb in ("add", "change", "view") for model in models)
    )
