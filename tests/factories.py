"""Objects that tests need, with traits for the states people speak of."""

from __future__ import annotations

from typing import Any

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from disclosure.documents.models import DocumentPage, ReprintPage
from portal.models import KeyArea, Section, SiteFooter, Topic, Unit
from portal.services.folders import year_folder


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user{n}")
    first_name = factory.Sequence(lambda n: f"用户{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.gov.cn")


class ShellFactory(DjangoModelFactory):
    """Part of the shell: a draft; `tests.moves.release_shell` lets it out."""

    class Meta:
        abstract = True

    live = False


class UnitFactory(ShellFactory):
    class Meta:
        model = Unit

    name = factory.Sequence(lambda n: f"示例区第{n}局")
    slug = factory.Sequence(lambda n: f"unit{n}")
    code = factory.Sequence(lambda n: f"11S{n:03d}")


class SectionFactory(ShellFactory):
    class Meta:
        model = Section

    name = factory.Sequence(lambda n: f"栏目{n}")
    slug = factory.Sequence(lambda n: f"section{n}")
    description = "栏目介绍"
    keywords = "政务公开"
    column_type = "政策文件"


class TopicFactory(ShellFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"主题{n}")
    slug = factory.Sequence(lambda n: f"{n:02d}")


class KeyAreaFactory(ShellFactory):
    class Meta:
        model = KeyArea

    name = factory.Sequence(lambda n: f"重点领域{n}")
    slug = factory.Sequence(lambda n: f"area{n}")


class FooterFactory(ShellFactory):
    class Meta:
        model = SiteFooter

    name = "示例区人民政府"
    slug = "footer"
    site_domain = "www.example.gov.cn"
    site_id_code = "1199990001"
    sponsor = "示例区人民政府办公室"
    operator = "示例区政务服务管理局"
    contact = "010-55570000"


class DocumentFactory(factory.Factory):
    """A draft document in its unit's year folder; pass `owner` for who wrote it."""

    class Meta:
        model = DocumentPage

    title = factory.Sequence(lambda n: f"关于第{n}号事项的通知")
    unit = factory.SubFactory(UnitFactory)
    section = factory.SubFactory(SectionFactory)
    issuer = factory.LazyAttribute(lambda page: page.unit.name)
    openness = "active"
    body = factory.LazyAttribute(lambda page: [("text", f"<p>{page.title}的正文。</p>")])

    class Params:
        on_request = factory.Trait(openness="on_request", openness_note="涉及过程性信息")
        closed = factory.Trait(openness="closed", non_disclosure_reason="process_info", openness_note="讨论记录")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        page = model_class(*args, **kwargs)
        return year_folder(page.unit, kwargs.pop("year", 2026)).add_child(instance=page)


class ReprintFactory(DocumentFactory):
    class Meta:
        model = ReprintPage
        exclude = ("issuer",)

    source_name = "示例市人民政府"
    source_url = "https://www.example.gov.cn/a.html"
    original_date = "2026-01-05"
