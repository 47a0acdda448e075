"""By the chain itself: its configuration, Wagtail's own decisions, four eyes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Task, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Stage
from disclosure.review.models import ReviewTask, StageGroup
from tests.moves import approve, current_task
from tests.review.admin import autosave, edit_address, form_data
from tests.review.moves import editor_of, press
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import bulk, post, typed_into
from tests.review.ways_past.table import NOBODY, way

STEPS_CHANGED = "审核步骤与送审时确定的不一致"
OWN_WORK = "不能审核"
TWICE = "同一人不得审核两次"
OTHER_COPY = "已不是当前这一份"
NOT_A_STEP = "不是审核步骤"


def _all_but_the_last(scene: Scene) -> ReviewCopy:
    """Take the running chain to its last step."""
    for user in (scene.office.second, scene.office.secrecy):
        approve(scene.copy, user)
    return scene.copy


def _everything(scene: Scene, copy: ReviewCopy, user: Any) -> list[Any]:
    """Press 通过 at every step that is left, as one person."""
    answers = []
    for _step in copy.steps:
        state = TaskState.objects.filter(workflow_state_id=copy.workflow_state_id, status="in_progress").first()
        if state is None:
            break
        answers.append(press(user, copy))
    return answers


@way("The last step is switched off while a chain runs", STEPS_CHANGED)
def last_step_off(scene: Scene) -> Any:
    for user in (scene.office.second,):
        approve(scene.copy, user)
    ReviewTask.objects.filter(pk__in=[step["task"] for step in scene.copy.steps], stage=Stage.FINAL).update(
        active=False
    )
    return press(scene.office.secrecy, scene.copy)


@way("The secrecy step is taken out of the workflow while a chain runs", STEPS_CHANGED)
def secrecy_step_out(scene: Scene) -> Any:
    state = WorkflowState.objects.get(pk=scene.copy.workflow_state_id)
    WorkflowTask.objects.filter(workflow=state.workflow, task__reviewtask__stage=Stage.SECRECY).delete()
    approve(scene.copy, scene.office.second)
    return press(scene.office.final, scene.copy)


@way("The workflow is edited in the admin while a chain runs", STEPS_CHANGED)
def edit_workflow(scene: Scene) -> Any:
    state = WorkflowState.objects.get(pk=scene.copy.workflow_state_id)
    steps = list(WorkflowTask.objects.filter(workflow=state.workflow).order_by("sort_order"))
    data = {"name": state.workflow.name, "active": "on"}
    for formset, initial in (("workflow_tasks", len(steps)), ("pages", 0), ("content_types", 0)):
        data |= {f"{formset}-TOTAL_FORMS": initial, f"{formset}-INITIAL_FORMS": initial}
        data |= {f"{formset}-MIN_NUM_FORMS": 0, f"{formset}-MAX_NUM_FORMS": 1000}
    for number, step in enumerate(steps):
        at = f"workflow_tasks-{number}"
        data |= {f"{at}-id": step.pk, f"{at}-task": step.task_id, f"{at}-ORDER": number + 1}
        data |= {f"{at}-DELETE": "on"} if number > 1 else {}
    edited = post(scene, "wagtailadmin_workflows:edit", state.workflow_id, **data)
    assert WorkflowTask.objects.filter(workflow=state.workflow).count() == 2
    return [edited, press(scene.office.second, scene.copy)]


@way("The workflow is switched off while a chain runs: the chain ends", "302")
def disable_workflow(scene: Scene) -> Any:
    state = WorkflowState.objects.get(pk=scene.copy.workflow_state_id)
    answer = post(scene, "wagtailadmin_workflows:disable", state.workflow_id)
    assert not scene.running.live
    return answer


@way("A step is switched off in the admin: its chains do not go on without it", STEPS_CHANGED)
def disable_task(scene: Scene) -> Any:
    copy = _all_but_the_last(scene)
    return post(scene, "wagtailadmin_workflows:disable_task", current_task(copy).task_id)


@way("A page is given a workflow of Wagtail's own steps", NOT_A_STEP)
def stock_workflow(scene: Scene) -> Any:
    return _start_with_stock_task(scene).start(scene.draft, scene.office.editor)


@way("workflow.start() in code with another workflow", NOT_A_STEP)
def another_workflow(scene: Scene) -> Any:
    workflow = Workflow.objects.create(name="空", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="别的步骤"), sort_order=1)
    workflow.start(scene.draft, scene.superuser)


@way("workflow.start() with a workflow without any step", "审核流程没有步骤")
def empty_workflow(scene: Scene) -> Any:
    Workflow.objects.create(name="空", active=True).start(scene.draft, scene.superuser)


@way("Whoever wrote it joins every group and takes every step", OWN_WORK)
def author_takes_all(scene: Scene) -> Any:
    user = scene.everywhere(editor_of(scene.office.unit))
    page = scene.draft
    page.title = TYPED
    page.save_revision(user=user)
    return _everything(scene, scene.submit("draft"), user)


@way("A superuser who wrote it takes every step", OWN_WORK)
def superuser_takes_all(scene: Scene) -> Any:
    user = scene.everywhere(scene.superuser)
    scene.draft.save_revision(user=user)
    return _everything(scene, scene.submit("draft"), user)


@way("Whoever only sends it takes every step", OWN_WORK)
def sender_takes_all(scene: Scene) -> Any:
    user = scene.everywhere(editor_of(scene.office.unit))
    return _everything(scene, scene.submit("draft", user), user)


@way("Whoever wrote an earlier version, overwritten since, takes every step", OWN_WORK)
def earlier_author_takes_all(scene: Scene) -> Any:
    user = scene.everywhere(editor_of(scene.office.unit))
    scene.draft.save_revision(user=user)
    scene.draft.save_revision(user=scene.office.editor)
    return _everything(scene, scene.submit("draft"), user)


@way("A reviewer touches one field in the editor and takes every step", OWN_WORK)
def reviewer_autosaves(scene: Scene) -> Any:
    user = scene.everywhere(editor_of(scene.office.unit))
    autosave(user, scene.draft, title=TYPED)
    return _everything(scene, scene.submit("draft"), user)


@way("One person in every group takes every step", TWICE)
def one_takes_all(scene: Scene) -> Any:
    return _everything(scene, scene.copy, scene.everywhere(scene.office.second))


@way("An author's approval is written by SQL into the rows of the chain", "起草人不得审核自己写过的内容")
def author_by_sql(scene: Scene) -> Any:
    from disclosure.review.models import Decision

    copy = _all_but_the_last(scene)
    Decision.objects.filter(copy_id=copy.pk, stage=Stage.FIRST).update(user_id=scene.office.editor.pk)
    return press(scene.office.final, copy)


@way("Somebody approves through Wagtail's own approval page", NOBODY)
def stock_approval(scene: Scene) -> Any:
    state = current_task(scene.copy)
    answers = [
        post(scene, f"wagtailadmin_pages:{view}", scene.running.pk, "approve", state.pk, comment="同意")
        for view in ("workflow_action", "collect_workflow_action_data")
    ]
    assert current_task(scene.copy).pk == state.pk
    return answers


@way("Somebody approves one page through the address of another", NOBODY)
def address_of_another(scene: Scene) -> Any:
    state = current_task(scene.copy)
    view = "wagtailadmin_pages:workflow_action"
    answers = [post(scene, view, scene.ids[page], "approve", state.pk) for page in ("draft", "public")]
    assert current_task(scene.copy).pk == state.pk
    return answers


@way("Somebody approves through the edit form", NOBODY)
def approve_in_the_form(scene: Scene) -> Any:
    data = form_data(scene.running) | {"action-workflow-action": "1", "workflow-action-name": "approve"}
    answer = scene.root.post(edit_address(scene.running), data)
    assert current_task(scene.copy).task.specific.stage == Stage.SECOND
    return answer


@way("task_state.approve() in code, step by step to the end", STEPS_CHANGED)
def approve_in_code(scene: Scene) -> Any:
    for _step in scene.copy.steps:
        current_task(scene.copy).specific.approve(user=scene.superuser)


@way("workflow_state.finish() in code", STEPS_CHANGED)
def finish_in_code(scene: Scene) -> Any:
    WorkflowState.objects.get(pk=scene.copy.workflow_state_id).finish(user=scene.superuser)


@way("The chain's rows are set to approved by SQL", NOBODY)
def approved_by_sql(scene: Scene) -> Any:
    TaskState.objects.filter(workflow_state_id=scene.copy.workflow_state_id).update(status="approved")
    WorkflowState.objects.filter(pk=scene.copy.workflow_state_id).update(status="approved")


@way("A rejected chain is resumed in code", NOBODY)
def resume(scene: Scene) -> Any:
    state = WorkflowState.objects.get(pk=scene.copy.workflow_state_id)
    current_task(scene.copy).specific.reject(user=scene.office.second)
    state.refresh_from_db()
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(scene.superuser)


@way("A cancelled chain is begun anew with the old approvals", "这一步已经办结")
def restart(scene: Scene) -> Any:
    old = current_task(scene.copy)
    WorkflowState.objects.get(pk=scene.copy.workflow_state_id).cancel(user=scene.office.editor)
    scene.submit("running")
    address = reverse("review:task", args=[old.pk])
    return scene.client(scene.office.second).post(address, {"copy_hash": scene.copy.hash, "action": "approve"})


@way("The last reviewer's screen showed another copy", OTHER_COPY)
def another_copy(scene: Scene) -> Any:
    copy = _all_but_the_last(scene)
    return press(scene.office.final, copy, copy_hash="0" * 64)


@way("The copy is changed by SQL before the last approval", OTHER_COPY)
def copy_by_sql(scene: Scene) -> Any:
    copy = _all_but_the_last(scene)
    changed = copy.content.replace("正在审核的通知", TYPED)
    assert changed != copy.content
    ReviewCopy.objects.filter(pk=copy.pk).update(content=changed)
    return press(scene.office.final, copy)


@way("An autosave runs over the revision that was approved", NOBODY)
def autosave_over_approved(scene: Scene) -> Any:
    first = scene.public.revisions.order_by("pk").first()
    assert first is not None
    answers = [
        autosave(scene.office.editor, scene.public, title=TYPED, overwrite_revision_id=first.pk),
        autosave(scene.office.editor, scene.public, title=TYPED),
    ]
    first.content = {**first.content, "title": TYPED}
    first.save()
    return answers


@way("An autosave arrives while the chain runs", "locked")
def autosave_under_review(scene: Scene) -> Any:
    return autosave(scene.office.editor, scene.running, title=TYPED)


@way("Somebody is put into a reviewers' group after the chain began, and takes two steps", TWICE)
def join_a_group(scene: Scene) -> Any:
    user = scene.everywhere(scene.office.secrecy)
    return [press(user, scene.copy), press(user, scene.copy)]


@way("The division of work is changed so that editors review", OWN_WORK)
def editors_review(scene: Scene) -> Any:
    group = scene.office.editor.groups.get()
    for stage in Stage:
        StageGroup.objects.get_or_create(stage=stage, unit=scene.office.unit, group=group)
    return _everything(scene, scene.copy, scene.office.editor)


@way("A secret draft is unlocked, edited and published", "锁定")
def publish_a_secret(scene: Scene) -> Any:
    scene.lock_as_secret("draft")
    unlocked = post(scene, "wagtailadmin_pages:unlock", scene.ids["draft"])
    assert scene.draft.locked
    return [unlocked, typed_into(scene, scene.draft, **{"action-publish": "1"})]


@way("Bulk delete of a secret draft", "锁定")
def delete_a_secret(scene: Scene) -> Any:
    scene.lock_as_secret("draft")
    answer = bulk(scene, "wagtailcore.page", "delete", scene.ids["draft"])
    assert DocumentPage.objects.filter(pk=scene.ids["draft"]).exists()
    return answer


@way("What was approved for tomorrow turns out to be a secret: it does not come out", NOBODY)
def secret_under_review(scene: Scene) -> Any:
    scene.lock_as_secret("running")


@way("A draft of the register of undisclosed documents is set to 主动公开 by SQL", NOBODY)
def open_by_sql(scene: Scene) -> Any:
    DocumentPage.objects.filter(pk=scene.ids["undisclosed"]).update(openness="active", live=True)


def _start_with_stock_task(scene: Scene) -> Workflow:
    workflow = Workflow.objects.create(name="原装", active=True)
    task = GroupApprovalTask.objects.create(name="原装步骤")
    task.groups.add(Group.objects.create(name="谁都行"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.update_or_create(
        page=Page.objects.get(pk=scene.draft.get_parent().pk), defaults={"workflow": workflow}
    )
    return workflow
