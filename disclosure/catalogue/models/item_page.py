import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, PagePermissionTester, Workflow

from portal.models.chain_lock import ChainLocked


class ItemPermissions(PagePermissionTester):
    """Not even a superuser is offered to unpublish: what is public is withdrawn (撤下)."""

    def can_unpublish(self) -> bool:
        return False

    def can_unlock(self) -> bool:
        """The lock of a running chain opens when the chain ends."""
        return not self.page.workflow_in_progress and bool(super().can_unlock())


class ItemPage(ChainLocked, Page):
    """A page that becomes public through the catalogue.

    The page is the editors' draft. Its address is its entry's; Wagtail's own serving is not mounted.
    """

    promote_panels: list[Any] = []
    settings_panels: list[Any] = []
    show_in_menus_default = False

    # Both need the registry of kinds, which stands above the models: `CatalogueConfig.ready()` fills them in.
    path_finder: ClassVar[Callable[[Any], str | None]]
    previewer: ClassVar[Callable[[Any, HttpRequest], HttpResponse]]
    # The room that reviews fills this in.
    workflow_finder: ClassVar[Callable[[Any], Workflow | None]]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._give_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """All that Wagtail looks at where a draft is saved in code."""
        self._give_slug()
        super().minimal_clean()

    def _give_slug(self) -> None:
        """A slug is a name in the filing cabinet, not an address, and none can be made of a Chinese title."""
        if not self.slug:
            self.slug: str = uuid.uuid4().hex

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Return the address of the page's entry; a page that is not public has none."""
        path = type(self).path_finder(self)
        return (0, settings.WAGTAILADMIN_BASE_URL, path) if path else None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return type(self).previewer(self, request)

    def permissions_for_user(self, user: Any) -> ItemPermissions:
        return ItemPermissions(user, self)

    def get_workflow(self) -> Workflow | None:
        """Return the chain of this draft: it follows from what the draft is, never from where it lies."""
        return type(self).workflow_finder(self)

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        return []
