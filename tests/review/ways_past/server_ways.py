"""By settings and commands of the server: the demonstration, setting up, the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

from django.conf import settings
from django.core.management import CommandError, call_command

from disclosure.review.services.let_out_together import let_out_together
from portal.models import Section
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.table import NOBODY, way

ROOT = Path(__file__).resolve().parents[3]
GOOD_KEY = "k" * 60


def _production(**environment: str) -> str:
    """Return what production says when it starts with these variables."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DJANGO_"))}
    known = {"GONGKAI_SECRET_KEY": GOOD_KEY, "GONGKAI_ALLOWED_HOSTS": "www.example.gov.cn", "PYTHONPATH": "site"}
    flags = "p.SECOND_FACTOR, p.DEBUG, 'demo.apps.DemoConfig' in p.INSTALLED_APPS"
    code = f"import config.settings.production as p; print({flags})"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**clean, **known, **environment}, cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


@way("The demonstration is switched on in production", "GONGKAI_DEMO 只用于演示，生产环境不得开启")
def demo_in_production(scene: Scene) -> Any:
    return _production(GONGKAI_DEMO="1")


@way("Production starts with the demonstration's secret key", "仍为演示值")
def demo_key(scene: Scene) -> Any:
    return _production(GONGKAI_SECRET_KEY="demo-secret-not-for-production")


@way("The second factor and the debugger are switched by variables in production", "True False False")
def flags_in_production(scene: Scene) -> Any:
    return _production(GONGKAI_DEBUG="1", SECOND_FACTOR="0", GONGKAI_SECOND_FACTOR="0")


@way("The demonstration's content is loaded where it is not installed", "Unknown command")
def load_demo(scene: Scene) -> Any:
    assert "demo.apps.DemoConfig" not in settings.INSTALLED_APPS
    try:
        call_command("load_demo")
    except CommandError as error:
        return str(error)


@way("manage.py set_up_site names one person alone", "审核人数不足")
def set_up_alone(scene: Scene) -> Any:
    let_out_together([scene.draft], [scene.office.secrecy], "建站", author=scene.superuser)


@way("manage.py set_up_site names the author as approver", "起草人不得审核自己写过的内容")
def set_up_by_author(scene: Scene) -> Any:
    people = [scene.office.editor, scene.office.secrecy]
    let_out_together([scene.draft], people, "建站", author=scene.office.editor)


@way("manage.py set_up_site names nobody who reviews secrecy", "没有结论为“公开”的保密审查")
def set_up_without_secrecy(scene: Scene) -> Any:
    let_out_together([scene.draft], [scene.office.first, scene.office.second], "建站", author=scene.superuser)


@way("A section is drafted under the address of a seed, and manage.py set_up_site runs", NOBODY)
def draft_under_a_seed(scene: Scene) -> Any:
    seed = Section.objects.create(
        name=TYPED, slug="zcwj", description="介绍", keywords="词", column_type="其他", live=False
    )
    seed.save_revision(user=scene.superuser)
    names = f"{scene.office.secrecy.username},{scene.office.final.username}"
    with mock.patch("disclosure.review.management.commands.set_up_site.plant_seeds", return_value=[seed]):
        call_command("set_up_site", approved_by=names, stdout=StringIO())


@way("manage.py import_documents names its approvers itself", "演示")
def import_with_approvers(scene: Scene) -> Any:
    path = Path(settings.MEDIA_ROOT).parent / "lines.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    people = {"staged_by": scene.superuser.username, "approved_by": "a,b"}
    try:
        call_command("import_documents", str(path), **people, stdout=StringIO())
    except CommandError as error:
        return str(error)


@way("A copy is released in code under made-up approvals of another copy", "审核意见针对的不是这份送审稿")
def made_up_approvals(scene: Scene) -> Any:
    from disclosure.catalogue.enums import ReleaseKind
    from disclosure.catalogue.services.release import release_items
    from tests.moves import SECRECY, approvals, frozen

    page = scene.draft
    page.title = TYPED
    release_items([frozen(page)], how=ReleaseKind.CHAIN, approvals=approvals(scene.copy.hash), secrecy=SECRECY)


@way("What was released is released again, over a newer correction", "已经公开过")
def release_again(scene: Scene) -> Any:
    from disclosure.catalogue.enums import ReleaseKind
    from disclosure.catalogue.models import ReviewCopy
    from disclosure.catalogue.services.release import release_items
    from tests.moves import SECRECY, approvals

    copy = ReviewCopy.objects.get(pk=scene.entry.content.item.copy_id)
    release_items([copy], how=ReleaseKind.CHAIN, approvals=approvals(copy.hash), secrecy=SECRECY)


@way("Public rows are written again by save(): they are only ever added", "只可新增，不可修改")
def save_append_only(scene: Scene) -> Any:
    from disclosure.catalogue.models.append_only import AppendOnlyError

    told = []
    for row in (scene.entry.content, scene.entry.content.item, scene.copy):
        try:
            row.save()
        except AppendOnlyError as error:
            told.append(str(error))
    assert len(told) == 3
    return "\n".join(told)


@way("manage.py tick runs twice at once, and again", NOBODY)
def tick_again(scene: Scene) -> Any:
    for _turn in range(3):
        call_command("tick", verbosity=0)
