"""发文字号: one issuer gives a number once (domain §4.3)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import RelationKind
from disclosure.catalogue.models import CatalogueEntry

MAY_SHARE = frozenset({RelationKind.CORRECTS, RelationKind.REDACTS, RelationKind.CONTINUES})


def doc_no_reasons(content: Content) -> list[str]:
    """A second item with the same issuer and number is refused unless linked as 更正, 删减版 or 续.

    What was migrated keeps the numbers it had: 20 numbers of real law corpora are shared by several texts.
    """
    fields = content.fields
    if not fields["doc_no"] or fields["external_id"]:
        return []
    linked = {block["value"]["target"] for block in fields["relations"] if block["value"]["relation"] in MAY_SHARE}
    same = CatalogueEntry.objects.filter(kind="document", doc_no=fields["doc_no"], issuer=fields["issuer"])
    others = same.exclude(translation_key=fields["translation_key"]).exclude(source_id__in=linked)
    return [
        _("发文字号 %(no)s 已用于《%(title)s》；若为更正、删减版或续，请在“相关文件”中关联。")
        % {"no": other.doc_no, "title": other.title}
        for other in others[:1]
    ]
