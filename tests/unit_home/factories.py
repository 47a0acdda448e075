"""Drafts of a unit's home."""

from __future__ import annotations

from typing import Any

import factory
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from disclosure.unit_home.models import AnnualReportPage, ApplyPage, DisclosureGuidePage, RulePage
from portal.models import StatutoryItem
from portal.services.folders import year_folder
from tests.factories import ShellFactory, UnitFactory


class StatutoryItemFactory(ShellFactory):
    class Meta:
        model = StatutoryItem

    name = factory.Sequence(lambda n: f"法定事项{n}")
    slug = factory.Sequence(lambda n: f"st{n}")
    article = "第二十条第（七）项"


def upload(title: str = "年度报告", data: bytes = b"%PDF-1.4 report", name: str = "report.pdf") -> Document:
    """Return a document as an editor uploads it."""
    return Document.objects.create(title=title, file=ContentFile(data, name=name))


class UnitHomeFactory(factory.Factory):
    """A draft in its unit's year folder; pass `owner` for who wrote it."""

    class Meta:
        abstract = True

    unit = factory.SubFactory(UnitFactory)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        page = model_class(*args, **kwargs)
        return year_folder(page.unit, 2026).add_child(instance=page)


class GuideFactory(UnitHomeFactory):
    class Meta:
        model = DisclosureGuidePage

    title = factory.LazyAttribute(lambda page: f"{page.unit.name}政府信息公开指南（{page.year}年）")
    year = 2026
    classification = "<p>按主题和体裁分类。</p>"
    arrangement = "<p>每条信息编有索引号。</p>"
    how_to_obtain = "<p>登录门户网站查阅。</p>"
    office_name = "公开办"
    office_address = "行政中心街1号"
    office_hours = "工作日 9:00—17:30"
    phone = "010-55570001"
    fax = "010-55570002"
    internet_contact = "xxgk@shili.example"


class RuleFactory(UnitHomeFactory):
    class Meta:
        model = RulePage

    title = factory.Sequence(lambda n: f"政府信息公开保密审查制度{n}")
    written_date = "2025-04-08"
    body = "<h2>适用范围</h2><p>全区。</p><h2>原则</h2><p>先审查、后公开。</p><h2>责任</h2><p>依法追究。</p>"


class AnnualReportFactory(UnitHomeFactory):
    class Meta:
        model = AnnualReportPage

    year = 2025
    title = factory.LazyAttribute(lambda page: f"{page.unit.name}{page.year}年政府信息公开工作年度报告")
    abstract = "全年主动公开信息120条。"
    document = factory.LazyFunction(upload)


class ApplyFactory(UnitHomeFactory):
    class Meta:
        model = ApplyPage

    title = "依申请公开政府信息须知"
    channels = "<ul><li>当面提交</li><li>邮寄提交</li></ul>"
    office_name = "公开办"
    address = "行政中心街1号"
    office_hours = "工作日 9:00—17:30"
    phone = "010-55570001"
    form = factory.LazyFunction(lambda: upload("政府信息公开申请表", b"form", "form.docx"))
