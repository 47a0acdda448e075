"""Panels that edit forms of reviewed pages share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from disclosure.catalogue import kinds
from disclosure.catalogue.correcting import needs_change


class ChangePanel(MultiFieldPanel):
    """更正说明: shown once the page is public."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            kind = kinds.of_model(type(self.instance))
            return bool(kind and needs_change(kind.code, self.instance.pk) and super().is_shown())


def change_panel() -> ChangePanel:
    return ChangePanel([FieldPanel("change_kind"), FieldPanel("change_note")], heading=_("更正说明"))
