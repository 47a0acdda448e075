import uuid
from typing import Any

from wagtail.models import Page


class ItemPage(Page):
    """A page that becomes public through the catalogue.

    The page is the editors' draft. Its address is its entry's; Wagtail's own serving is not mounted.
    """

    promote_panels: list[Any] = []
    settings_panels: list[Any] = []
    show_in_menus_default = False

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give the page a slug: it is a name in the filing cabinet, not an address."""
        self.slug = self.slug or uuid.uuid4().hex
        super().full_clean(*args, **kwargs)

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        from disclosure.catalogue.addresses import page_address

        return page_address(self)

    def get_lock(self) -> Any:
        """A running chain locks the draft for everybody; a lock by hand must not replace that one."""
        task = self.current_workflow_task
        return task.lock_class(self, task) if task else super().get_lock()

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        return []
