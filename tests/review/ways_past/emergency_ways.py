"""By the ways that are meant to be fast: emergency release, putting back, and the content check."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from base.canonical import sha256_of
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.services.release import release_items
from disclosure.corrections.services.confirm import confirm
from disclosure.corrections.services.put_back import put_back
from disclosure.corrections.services.withdraw import withdraw
from disclosure.emergency.models import EmergencyRelease
from disclosure.emergency.services.ask import ask
from disclosure.review.enums import Stage
from tests.emergency.moves import REASON, agree, asked
from tests.moves import SECRECY, approvals
from tests.review.moves import press
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.table import NOBODY, way

OWN_WORK = "不得自己审核自己写的内容"
TWICE = "同一人不得审核两次"
ID_NUMBER = "11010519491231002X"  # the example of GB 11643, with its check digit


@way("Whoever asks for an emergency release takes both of its steps", OWN_WORK)
def author_in_an_emergency(scene: Scene) -> Any:
    user = scene.everywhere(scene.office.editor)
    emergency = asked(scene.draft, user)
    for stage in (Stage.SECRECY, Stage.FINAL):
        agree(emergency, stage, user)


@way("One person takes both steps of an emergency release", TWICE)
def one_in_an_emergency(scene: Scene) -> Any:
    emergency, user = asked(scene.draft, scene.office.editor), scene.everywhere(scene.office.secrecy)
    agree(emergency, Stage.SECRECY, user)
    agree(emergency, Stage.FINAL, user)


@way("An emergency release goes out with the final reviewer alone, without the secrecy review", NOBODY)
def emergency_without_secrecy(scene: Scene) -> Any:
    agree(asked(scene.draft, scene.office.editor), Stage.FINAL, scene.office.final)


@way("The draft is changed after an emergency release was asked for", "草稿在提出紧急公开之后又被修改")
def change_in_an_emergency(scene: Scene) -> Any:
    emergency = asked(scene.draft, scene.office.editor)
    agree(emergency, Stage.SECRECY, scene.office.secrecy)
    page = scene.draft
    page.title = TYPED
    page.save_revision(user=scene.office.editor)
    agree(emergency, Stage.FINAL, scene.office.final)


@way("The copy of an emergency release is changed by SQL between its two steps", "已不是当前这一份")
def copy_in_an_emergency(scene: Scene) -> Any:
    emergency = asked(scene.draft, scene.office.editor)
    agree(emergency, Stage.SECRECY, scene.office.secrecy)
    copy = ReviewCopy.objects.get(pk=emergency.copy_id)
    ReviewCopy.objects.filter(pk=copy.pk).update(content=copy.content.replace("尚未送审的草稿", TYPED))
    agree(emergency, Stage.FINAL, scene.office.final)


@way("An emergency release is asked for while the chain runs", "草稿正在审核")
def emergency_during_the_chain(scene: Scene) -> Any:
    ask(scene.running, scene.office.editor, REASON)


@way(
    "An emergency release is asked for a draft that is not to be disclosed",
    "只有公开属性为“主动公开”的信息可以紧急公开",
)
def emergency_of_the_undisclosed(scene: Scene) -> Any:
    ask(scene.page("undisclosed"), scene.office.editor, REASON)


@way("An emergency release is asked for a draft that was locked as a secret", "草稿已因涉密情况锁定")
def emergency_of_a_secret(scene: Scene) -> Any:
    scene.lock_as_secret("draft")
    ask(scene.draft, scene.office.editor, REASON)


@way("An emergency release is said by SQL to have been released", NOBODY)
def emergency_by_sql(scene: Scene) -> Any:
    emergency = asked(scene.draft, scene.office.editor)
    EmergencyRelease.objects.filter(pk=emergency.pk).update(released_at=emergency.requested_at)


@way("Whoever withdrew an item confirms it, and puts it back, alone", "撤下的人不能自己确认")
def confirm_alone(scene: Scene) -> Any:
    withdrawal = withdraw(scene.entry, scene.office.final, "wording", "数据有误，已撤下核对；如有异议可申请行政复议。")
    try:
        confirm(withdrawal, scene.office.final)
    finally:
        put_back(withdrawal, scene.office.final, "看错了")


@way("What was withdrawn is released again in code, under its old approvals", "已经公开过")
def release_the_withdrawn(scene: Scene) -> Any:
    copy = ReviewCopy.objects.filter(source_id=scene.ids["withdrawn"], kind="document").latest("pk")
    release_items([copy], how=ReleaseKind.CHAIN, approvals=approvals(copy.hash), secrecy=SECRECY)


@way("What is not disclosed is released in code, under its old approvals", "公开属性不是“主动公开”")
def release_the_undisclosed(scene: Scene) -> Any:
    copy = ReviewCopy.objects.filter(source_id=scene.ids["undisclosed"], kind="document").latest("pk")
    release_items([copy], how=ReleaseKind.CHAIN, approvals=approvals(copy.hash), secrecy=SECRECY)


@way("A text with an identity number is sent to review", "内容检查：")
def identity_number(scene: Scene) -> Any:
    page = scene.draft
    page.body = [("text", f"<p>联系人身份证号{ID_NUMBER}。</p>")]
    page.save_revision(user=scene.office.editor)
    scene.submit("draft")


@way("An identity number is written by SQL into a copy that is under review, with its hash", "已不是当前这一份")
def identity_number_by_sql(scene: Scene) -> Any:
    content = scene.copy.content.replace("正在审核的通知", ID_NUMBER)
    ReviewCopy.objects.filter(pk=scene.copy.pk).update(content=content, hash=sha256_of(content))
    return press(scene.office.second, scene.copy)


@way("A draft under review is put to an emergency release by its form", "草稿正在审核")
def emergency_form(scene: Scene) -> Any:
    address = reverse("emergency:new", args=[scene.ids["running"]])
    return scene.client(scene.office.editor).post(address, {"reason": REASON})
