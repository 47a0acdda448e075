"""What an auditor looks for: an act, a person, an object, a unit, days."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from base.audit import actions, names
from base.models.audit import AuditEvent


class EventFilters(WagtailFilterSet):
    """People are found by the name they had then, also after their account is gone."""

    action = django_filters.ChoiceFilter(label=_("行为"), choices=actions.choices)
    person = django_filters.CharFilter(label=_("行为人用户名"), field_name="actor__username", lookup_expr="exact")
    kind = django_filters.CharFilter(label=_("对象类型"), lookup_expr="exact")
    object_id = django_filters.CharFilter(label=_("对象编号"), lookup_expr="exact")
    unit_id = django_filters.ChoiceFilter(label=_("单位"), choices=names.units)
    at = django_filters.DateFromToRangeFilter(label=_("日期"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEvent
        fields: list[str] = []


def filtered(query: Any) -> Any:
    """Return the events that a query string asks for; all of them if it cannot be read."""
    filters = EventFilters(query, queryset=AuditEvent.objects.all())
    return filters.qs
