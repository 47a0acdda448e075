"""The other words that this installation knows: edited in the admin, at work at once."""


def start() -> None:
    """Watch the rows, and say who may change them. Call in `ready()`."""
    from django.db.models.signals import post_delete, post_save

    from accounts.roles import Role, register_permissions
    from base.audit import watch
    from search.vocabulary.current import changed
    from search.vocabulary.models import Synonym

    watch(Synonym, ["words", "official", "direction", "active"])
    for signal in (post_save, post_delete):
        signal.connect(changed, sender=Synonym, dispatch_uid="search.synonyms")
    register_permissions(Role.SITE_ADMIN, *(f"search.{verb}_synonym" for verb in ("add", "change", "delete", "view")))
