"""What stands on the stage before somebody tries a way past: one office and an item in each state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site

from base import clock
from base.models import User
from disclosure.catalogue.models import CatalogueEntry, HomePage, ReviewCopy
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Stage
from disclosure.review.models import StageGroup
from disclosure.review.services.lock_secret import lock_draft
from portal.models import Section, Unit
from search.models import HotWords, PinnedResult
from tests.factories import DocumentFactory, FooterFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import approve, chain_of, frozen, release_shell, reviewer, submit
from tests.review.moves import editor_of
from tests.review.office import Office

TYPED = "刚刚输入而没有人审核的话"
PUBLIC = "关于提高养老服务补贴的通知"


@dataclass
class Scene:
    """Everything that an attempt may reach for. Rows are read anew: an attempt sees what a person would see."""

    office: Office
    superuser: User
    other: Unit  # another unit, with its folder
    spare: Section  # a section where nothing is public
    document: Document
    image: Image
    ids: dict[str, int]  # the pages, by the state they are in
    copy: ReviewCopy  # under review: one step of four is taken
    due: ReviewCopy  # approved, waiting for its day
    home: HomePage

    def page(self, state: str) -> DocumentPage:
        """`public` (with a newer draft over it), `draft`, `running`, `due`, `withdrawn` or `undisclosed`."""
        return DocumentPage.objects.get(pk=self.ids[state])

    @property
    def public(self) -> DocumentPage:
        return self.page("public")

    @property
    def draft(self) -> DocumentPage:
        return self.page("draft")

    @property
    def running(self) -> DocumentPage:
        return self.page("running")

    @property
    def entry(self) -> CatalogueEntry:
        return CatalogueEntry.objects.get(kind="document", source_id=self.ids["public"])

    def submit(self, state: str, user: User | None = None) -> ReviewCopy:
        """Send a draft to review as it stands."""
        page = self.page(state)
        started = chain_of(page).start(page, user or self.office.editor)
        return ReviewCopy.objects.get(workflow_state_id=started.pk)

    def everywhere(self, user: User) -> User:
        """Put somebody into every group that takes a step."""
        user.groups.add(*Group.objects.filter(pk__in=StageGroup.objects.values("group_id")))
        return user

    def short_reviewer(self) -> User:
        """Somebody who approves words of the shell."""
        return reviewer(Stage.SHORT)

    def lock_as_secret(self, state: str) -> None:
        """As it is left by a secrecy review that answered 疑似涉密."""
        copy = frozen(self.page(state))
        lock_draft(copy, self.office.secrecy)

    def client(self, user: User | None = None) -> Client:
        """A browser that shows a failure as the answer 500, as a person would meet it."""
        client = Client(raise_request_exception=False)
        if user is not None:
            client.force_login(user)
        return client

    @property
    def root(self) -> Client:
        """The browser of somebody with every right that Wagtail knows."""
        return self.client(self.superuser)


def lay_scene() -> Scene:
    """Set the stage by the ways that are allowed."""
    office = _office()
    document = Document.objects.create(title="补贴标准表", file=ContentFile(b"first version", name="table.csv"))
    image = Image.objects.create(title="流程图", file=get_test_image_file(filename="flow.png", size=(900, 600)))
    home = Page.get_first_root_node().add_child(instance=HomePage(title="首页", lead="为民服务", slug="shouye"))
    release_shell(home)
    Site.objects.get_or_create(hostname="localhost", defaults={"root_page": home, "is_default_site": True})
    english, _made = Locale.objects.get_or_create(language_code="en")
    _approved(office, _draft(office, "Notice of Subsidies for the Elderly", locale=english))
    ids = {
        "public": _public(office, document, image),
        "draft": _draft(office, "尚未送审的草稿").pk,
        "withdrawn": _withdrawn(office),
        "undisclosed": _undisclosed(office),
    }
    _words_of_search(ids["public"])
    running, due = _running(office), _due(office)
    ids |= {"running": running.source_id, "due": due.source_id}
    other, spare = UnitFactory(name="别的局"), SectionFactory()
    release_shell(other, spare)
    editor_of(other)
    root = UserFactory(is_superuser=True)
    return Scene(office, root, other, spare, document, image, ids, running, due, HomePage.objects.get(pk=home.pk))


def _office() -> Office:
    unit, section = UnitFactory(name="示例区民政局"), SectionFactory()
    release_shell(FooterFactory(), unit, section)
    people = {str(stage): reviewer(stage) for stage in (Stage.FIRST, Stage.SECOND, Stage.SECRECY, Stage.FINAL)}
    return Office(unit=unit, section=section, editor=editor_of(unit), **people)


def _words_of_search(public: int) -> None:
    """What the search page offers, as it was approved."""
    entry = CatalogueEntry.objects.get(kind="document", source_id=public)
    item = ("item", {"address": entry.address, "note": "每年四月更新", "note_en": ""})
    pinned = PinnedResult.objects.create(name="养老", slug="yanglao", keywords="养老服务", items=[item], live=False)
    release_shell(pinned, HotWords.objects.create(name="热门搜索", slug="hot", words="养老服务", live=False))


def _draft(office: Office, title: str, **fields: Any) -> DocumentPage:
    page = DocumentFactory(unit=office.unit, section=office.section, owner=office.editor, title=title, **fields)
    page.save_revision(user=office.editor)
    return DocumentPage.objects.get(pk=page.pk)


def _approved(office: Office, page: DocumentPage) -> ReviewCopy:
    """Take a draft through every step of its chain; steps that the office does not know get somebody of their own."""
    people = {"first": office.first, "second": office.second, "secrecy": office.secrecy, "final": office.final}
    takers = [people.get(task.specific.stage) or reviewer(task.specific.stage) for task in chain_of(page).tasks]
    copy = submit(page, office.editor)
    for user in takers:
        approve(copy, user)
    return copy


def _public(office: Office, document: Document, image: Image) -> int:
    """A public item with a file and a picture, and an unreviewed draft over it."""
    page = _draft(
        office,
        PUBLIC,
        attachments=[("file", {"document": document, "title": "补贴标准表"})],
        body=[
            ("picture", {"image": image, "alt": "办理流程", "caption": ""}),
            ("text", "<p>补贴标准提高到三百元。</p>"),
        ],
    )
    _approved(office, page)
    page = DocumentPage.objects.get(pk=page.pk)
    page.title = "没有审核过的新标题"
    page.save_revision(user=office.editor)
    return page.pk


def _withdrawn(office: Office) -> int:
    page = _draft(office, "已经撤下的通知")
    _approved(office, page)
    entry = CatalogueEntry.objects.get(kind="document", source_id=page.pk)
    withdraw_item(entry, notice="数据有误，已撤下核对。", acts=[])
    return page.pk


def _undisclosed(office: Office) -> int:
    page = _draft(office, "依申请公开的会议纪要", openness="on_request", openness_note="涉及过程性信息")
    _approved(office, page)
    return page.pk


def _running(office: Office) -> ReviewCopy:
    copy = submit(_draft(office, "正在审核的通知"), office.editor)
    approve(copy, office.first)
    return copy


def _due(office: Office) -> ReviewCopy:
    return _approved(office, _draft(office, "明天公开的通知", due_at=clock.now() + timedelta(days=1)))


def picture(name: str, size: tuple[int, int] = (300, 300)) -> ImageFile:
    return ImageFile(get_test_image_file(filename=name, size=size).file, name=name)
