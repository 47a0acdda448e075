"""A draft that is locked as a secret, or may be one: whatever screen of the admin is asked for it, only those who judge
secrecy for its unit see it (保密法 art. 31; rule R5)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from wagtail.models import Page

from accounts.middleware import asks_for_json
from disclosure.catalogue import kinds
from disclosure.review.access import judges, why_locked
from disclosure.review.models import SecrecyCase

if TYPE_CHECKING:
    from base.models import User

PAGE_NUMBERS = ("page_id", "page_pk", "page_to_move_id")
COMPARE = "wagtailadmin_pages:revisions_compare"  # whose address names nothing
CHECK = "checks:draft"
Item = tuple[Collection[str], str]


class LockedDrafts:
    """Answers with a sentence instead of the screen. Rows and lists show no title anyway (`covering`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        if not _is_screen(request.path) or not request.user.is_authenticated or not request.resolver_match:
            return None
        case = _case_of(request.resolver_match)
        user: User = request.user
        if case is None or judges(user, case.kind, case.unit_id):
            return None
        if asks_for_json(request):
            return JsonResponse(
                {"success": False, "error_code": "locked", "error_message": why_locked(case)}, status=400
            )
        messages.error(request, why_locked(case))
        return redirect("wagtailadmin_home")


def _is_screen(path: str) -> bool:
    """The admin's API says no more of a page than a list does, and refuses every action."""
    return path.startswith("/admin/") and not path.startswith("/admin/api/")


def _case_of(match: ResolverMatch) -> SecrecyCase | None:
    item = _item_of(match)
    if item is None or not item[1].isdigit():
        return None
    return SecrecyCase.objects.locking().filter(kind__in=item[0], source_id=int(item[1])).order_by("-pk").first()


def _item_of(match: ResolverMatch) -> Item | None:
    """Return which draft an address is about: the kinds that it may be of, and its number."""
    if match.view_name == CHECK:
        return [match.kwargs["kind"]], str(match.kwargs["source_id"])
    numbers = match.args if match.view_name == COMPARE else [v for k, v in match.kwargs.items() if k in PAGE_NUMBERS]
    if numbers:
        return [kind.code for kind in kinds.all_kinds() if issubclass(kind.model, Page)], str(numbers[0])
    words = [kind.code for kind in kinds.all_kinds() if match.namespace == _namespace(kind.model)]
    return (words, unquote(str(match.kwargs["pk"]))) if words and "pk" in match.kwargs else None


def _namespace(model: Any) -> str:
    return f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
