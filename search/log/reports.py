"""What staff learn from the log: what is asked for most, what finds nothing, what is opened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import django_filters
from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from base.clock import today
from base.export import guarded
from base.text import normal_form
from disclosure.catalogue.models import CatalogueEntry
from search.log.models import OpenedResult, SearchedQuery

PERIODS = [(7, _("最近七天")), (30, _("最近三十天")), (90, _("最近三个月"))]
POLICY = ModelPermissionPolicy(SearchedQuery)


class PeriodFilter(WagtailFilterSet):
    """Days counted back from today, and a part of the query."""

    days = django_filters.TypedChoiceFilter(label=_("时间"), choices=PERIODS, coerce=int, method="within")
    q = django_filters.CharFilter(label=_("搜索词"), method="with_words")

    class Meta:
        model = SearchedQuery
        fields: list[str] = []

    def within(self, rows: QuerySet[Any], name: str, days: int) -> QuerySet[Any]:
        return rows.filter(day__gt=_before(days))

    def with_words(self, rows: QuerySet[Any], name: str, text: str) -> QuerySet[Any]:
        """Queries are kept in normal form: WTO as wto, 供熱 as 供热."""
        return rows.filter(query__contains=normal_form(text).strip())


class HotFilter(PeriodFilter):
    """What was opened is counted over the same days as what was searched for."""

    def within(self, rows: QuerySet[Any], name: str, days: int) -> QuerySet[Any]:
        opened = OpenedResult.objects.filter(day__gt=_before(days))
        return super().within(rows, name, days).annotate(opened=_opened(opened))


class _Report(ReportView):
    """A report over counts by day. `view_name` is its name in the viewset."""

    header_icon = "search"
    permission_policy = POLICY
    any_permission_required = ["view"]
    filterset_class = PeriodFilter
    is_searchable = False
    view_name = ""
    default_ordering = "-times"
    # The public typed these words: a spreadsheet must not run them.
    custom_field_preprocess = {name: {"csv": guarded, "xlsx": guarded} for name in ("query", "title")}

    @property
    def index_url_name(self) -> str:
        return f"search_reports:{self.view_name}"

    @property
    def index_results_url_name(self) -> str:
        return f"search_reports:{_results(self.view_name)}"

    def get_filterset_class(self) -> Any:
        return self.filterset_class

    @cached_property
    def header_more_buttons(self) -> list[HeaderButton]:
        others = [report for report in REPORTS if report.view_name != self.view_name]
        return [
            HeaderButton(report.page_title, url=SearchReports.address_of(report.view_name), icon_name="list-ul")
            for report in others
        ]


class HotQueries(_Report):
    """Counted over all languages and groups of kinds."""

    page_title = _("热门搜索词")
    view_name = "hot"
    filterset_class = HotFilter
    columns = [
        Column("query", label=_("搜索词")),
        Column("times", label=_("次数"), sort_key="times"),
        Column("results", label=_("结果数"), sort_key="results"),
        Column("opened", label=_("点击次数"), sort_key="opened"),
    ]
    list_export = ["query", "times", "results", "opened"]
    export_headings = {"query": _("搜索词"), "times": _("次数"), "results": _("结果数"), "opened": _("点击次数")}

    def get_base_queryset(self) -> Any:
        rows = SearchedQuery.objects.order_by().values("query")
        opened = _opened(OpenedResult.objects.all())
        return rows.annotate(times=Sum("times"), results=Max("results"), opened=opened)


class FruitlessQueries(_Report):
    """They ask for a synonym, for a pinned result, or for something that ought to be public."""

    page_title = _("没有结果的搜索词")
    view_name = "nothing"
    columns = [
        Column("query", label=_("搜索词")),
        Column("times", label=_("次数"), sort_key="times"),
        Column("last", label=_("最近一次"), sort_key="last"),
    ]
    list_export = ["query", "times", "last"]
    export_headings = {"query": _("搜索词"), "times": _("次数"), "last": _("最近一次")}

    def get_base_queryset(self) -> Any:
        rows = SearchedQuery.objects.filter(results=0, tab="").order_by().values("query")
        return rows.annotate(times=Sum("times"), last=Max("day"))


class OpenedResults(_Report):
    """What people chose among the results, of what is still public."""

    page_title = _("点击的结果")
    view_name = "opened"
    columns = [
        Column("query", label=_("搜索词")),
        Column("title", label=_("打开的信息")),
        Column("times", label=_("次数"), sort_key="times"),
    ]
    list_export = ["query", "title", "times"]
    export_headings = {"query": _("搜索词"), "title": _("打开的信息"), "times": _("次数")}

    def get_base_queryset(self) -> Any:
        public = CatalogueEntry.objects.public().listed()
        title = Subquery(public.filter(pk=OuterRef("number")).values("title")[:1])
        rows = OpenedResult.objects.filter(number__in=public.values("pk")).order_by().values("query", "number")
        return rows.annotate(times=Sum("times"), title=title)


REPORTS: tuple[type[_Report], ...] = (HotQueries, FruitlessQueries, OpenedResults)


def _before(days: int) -> date:
    """The last day that is too long ago."""
    return today() - timedelta(days=days)


def _opened(rows: QuerySet[OpenedResult]) -> Coalesce:
    """How often something was opened from the query of a row."""
    own = rows.filter(query=OuterRef("query")).order_by().values("query")
    return Coalesce(Subquery(own.annotate(all=Sum("times")).values("all")), 0)


def _results(view_name: str) -> str:
    return f"{view_name}_results"


class _ReadersOnly(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(POLICY.user_has_permission(request.user, "view"))


class SearchReports(ViewSet):
    """搜索统计: three reports behind one entry of the menu."""

    name = "search_reports"
    url_prefix = "search/reports"
    icon = "history"
    menu_label = _("搜索统计")
    menu_item_class = _ReadersOnly

    @staticmethod
    def address_of(view_name: str) -> str:
        return reverse(f"search_reports:{view_name}")

    def get_urlpatterns(self) -> list[Any]:
        return [
            pattern
            for report in REPORTS
            for pattern in (
                path(f"{report.view_name}/", report.as_view(), name=report.view_name),
                path(
                    f"{report.view_name}/results/", report.as_view(results_only=True), name=_results(report.view_name)
                ),
            )
        ]
