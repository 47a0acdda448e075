"""撤下: hidden at once by one person, in the next request gone everywhere; a second confirms within a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from base import clock
from base.audit.actions import label_of
from base.models import AuditEvent, User
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy, Tombstone
from disclosure.corrections.desk import to_confirm, withdrawals_due
from disclosure.corrections.enums import WithdrawalState
from disclosure.corrections.models import PenaltyDuty, Withdrawal
from disclosure.corrections.services.confirm import ConfirmationRefused, confirm
from disclosure.corrections.services.put_back import put_back, put_back_unconfirmed
from disclosure.corrections.services.record_duty import DutyRefused, record_duty
from disclosure.corrections.services.withdraw import WithdrawalRefused, withdraw
from disclosure.documents.models import DocumentPage
from disclosure.review.models import SecrecyCase
from tests.corrections.moves import NOTICE, correct, hide
from tests.factories import DocumentFactory, UserFactory
from tests.moves import approve, release, submit
from tests.review.admin import client_of, text_of, told
from tests.review.moves import entry_of
from tests.review.office import Office

DAY = timedelta(days=1)


def press(user: Any, entry: CatalogueEntry, notice: str = NOTICE, **data: Any) -> Any:
    answer = {"notice": notice, "reason": "wording", **data}
    return client_of(user).post(f"/admin/corrections/catalogue/{entry.pk}/withdraw/", answer)


def test_the_address_tells_why_and_the_draft_stays(
    office: Office, page: DocumentPage, entry: CatalogueEntry, client: Client
) -> None:
    answer = press(office.final, entry)
    assert (answer.status_code, "已撤下" in told(answer)) == (302, True)
    gone = client.get(entry.address)
    assert gone.status_code == 410
    assert NOTICE in text_of(gone)
    assert page.title not in text_of(gone)
    assert page.title not in text_of(client.get(f"/{office.section.slug}/"))
    draft = DocumentPage.objects.get(pk=page.pk)
    assert (draft.live, draft.title) == (False, page.title)


def test_it_is_gone_in_the_next_request_from_everywhere(
    office: Office, page: DocumentPage, entry: CatalogueEntry, client: Client
) -> None:
    linking = DocumentFactory(
        unit=office.unit, section=office.section, relations=[("relation", {"relation": "amends", "target": page})]
    )
    release(linking)
    other = entry_of(linking)
    places = [
        "/", "/catalogue/", "/catalogue.csv", f"/{office.section.slug}/", "/feeds/catalogue.atom", "/sitemap-0.xml",
        "/api/v1/catalogue/", "/search/?q=养老服务补贴", "/zh-hant/catalogue/", other.address,
    ]  # fmt: skip
    words = (page.title, entry.address)

    def seen(address: str) -> bool:
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        return any(word in body.decode() for word in words)

    before = [address for address in places if seen(address)]
    assert set(places) - set(before) <= {"/", "/zh-hant/catalogue/"}  # those say it otherwise or not at all
    hide(entry, office.final)
    assert [address for address in places if seen(address)] == []
    assert client.get(f"/api/v1/catalogue/{entry.pk}/").status_code == 410
    assert client.get(f"/zh-hant{entry.address}").status_code == 410


def test_it_remembers_who_did_it(office: Office, entry: CatalogueEntry) -> None:
    press(office.final, entry)
    assert Tombstone.objects.get(path=entry.path).acts[0]["id"] == office.final.pk
    event = AuditEvent.objects.get(action="corrections.withdraw")
    assert (event.actor_id, event.object_id, event.content_hash) == (
        office.final.pk,
        str(entry.source_id),
        entry.content.hash,
    )
    assert label_of("corrections.withdraw") == "撤下"


@pytest.mark.parametrize("who", ["editor", "first", "second", "secrecy", "superuser", "nobody"])
def test_only_leaders_and_the_office_withdraw(office: Office, entry: CatalogueEntry, client: Client, who: str) -> None:
    user = {"superuser": UserFactory(is_superuser=True), "nobody": UserFactory()}.get(who) or getattr(office, who)
    press(user, entry)
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()
    assert client.get(entry.address).status_code == 200


def test_the_disclosure_office_withdraws(clerk: User, entry: CatalogueEntry, client: Client) -> None:
    press(clerk, entry)
    assert client.get(entry.address).status_code == 410


@pytest.mark.parametrize(
    ("notice", "why"),
    [
        ("   ", "请写明撤下的原因"),
        ("已撤下。", "救济途径"),
        ("关于提高养老服务补贴的通知有误，如有异议可申请行政复议。", "标题"),
        ("因张三先生要求撤下，如有异议可申请行政复议。", "个人姓名"),
        ("请联系13800138000，可申请行政复议。", "手机号码"),
    ],
)
def test_a_notice_has_grounds_and_remedy_and_no_name(
    office: Office, entry: CatalogueEntry, notice: str, why: str
) -> None:
    with pytest.raises(WithdrawalRefused, match=why):
        withdraw(entry, office.final, "wording", notice)
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()


def test_what_was_typed_comes_back_with_the_reasons(office: Office, entry: CatalogueEntry) -> None:
    answer = press(office.final, entry, "因核对撤下这一条。")
    assert answer.status_code == 200
    assert "因核对撤下这一条。" in text_of(answer)
    assert "救济途径" in text_of(answer)
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()


def test_the_notice_is_previewed_without_withdrawing(office: Office, entry: CatalogueEntry) -> None:
    assert "公众将看到" in text_of(press(office.final, entry, preview="1"))
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize("reason", ["translation", "update", "nonsense", ""])
def test_a_reason_is_one_of_six(office: Office, entry: CatalogueEntry, reason: str) -> None:
    with pytest.raises(WithdrawalRefused, match="原因"):
        withdraw(entry, office.final, reason, NOTICE)


class TestTheSecondPerson:
    @pytest.mark.parametrize("who", ["first", "second", "secrecy", "clerk"])
    def test_a_reviewer_or_the_office_confirms(
        self, office: Office, clerk: User, entry: CatalogueEntry, later: Any, who: str
    ) -> None:
        withdrawal = hide(entry, office.final)
        confirm(withdrawal, clerk if who == "clerk" else getattr(office, who))
        withdrawal.refresh_from_db()
        assert withdrawal.state == WithdrawalState.CONFIRMED
        assert [act["act"] for act in Tombstone.objects.get().acts] == ["withdraw", "confirm"]
        assert put_back_unconfirmed(later(DAY * 3)) == 0
        assert not CatalogueEntry.objects.filter(pk=entry.pk).exists()

    @pytest.mark.parametrize("who", ["final", "editor", "stranger"])
    def test_not_who_hid_it_and_nobody_from_elsewhere(self, office: Office, entry: CatalogueEntry, who: str) -> None:
        withdrawal = hide(entry, office.final)
        with pytest.raises(ConfirmationRefused):
            confirm(withdrawal, UserFactory() if who == "stranger" else getattr(office, who))
        assert Withdrawal.objects.get().confirmed_at is None

    def test_it_is_told_and_stands_on_the_desk(
        self, office: Office, entry: CatalogueEntry, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            hide(entry, office.final)
        told_to = {address for message in mail.outbox for address in message.to}
        assert office.secrecy.email in told_to
        assert office.final.email not in told_to
        assert entry.title not in "".join(message.subject + str(message.body) for message in mail.outbox)
        (row,) = to_confirm(office.first)
        assert (row.title, row.overdue) == (entry.title, False)
        assert to_confirm(office.final) == []
        assert entry.title in text_of(client_of(office.first).get("/admin/"))

    def test_the_screen_confirms(self, office: Office, entry: CatalogueEntry) -> None:
        withdrawal = hide(entry, office.final)
        address = f"/admin/corrections/withdrawals/{withdrawal.pk}/"
        assert "确认撤下" in text_of(client_of(office.second).get(address))
        client_of(office.second).post(address, {"confirm": "1"})
        assert Withdrawal.objects.get().confirmed_by["id"] == office.second.pk

    def test_who_hid_it_is_told_to_leave_it_to_another(self, office: Office, entry: CatalogueEntry) -> None:
        withdrawal = hide(entry, office.final)
        text = text_of(client_of(office.final).get(f"/admin/corrections/withdrawals/{withdrawal.pk}/"))
        assert "请由另一人办理" in text


class TestReleasedAgain:
    def test_unconfirmed_after_a_day_it_is_public_as_it_was(
        self, office: Office, page: DocumentPage, entry: CatalogueEntry, client: Client, later: Any
    ) -> None:
        withdrawal = hide(entry, office.final)
        assert put_back_unconfirmed(later(DAY - timedelta(minutes=1))) == 0
        assert put_back_unconfirmed(later(timedelta(minutes=1))) == 1
        again = entry_of(page)
        kept = ["pk", "path", "index_no", "published_at", "first_published_at", "title"]
        assert [getattr(again, name) for name in kept] == [getattr(entry, name) for name in kept]
        assert again.content.hash == entry.content.hash
        assert again.content.item.release.how == "restored"
        assert "无人确认" in again.content.item.release.reason
        text = text_of(client.get(entry.address))
        assert "三百元" in text
        assert "恢复公开" in text
        withdrawal.refresh_from_db()
        assert withdrawal.state == WithdrawalState.RESTORED
        assert AuditEvent.objects.get(action="corrections.restore").actor_id is None

    def test_by_the_tick(self, office: Office, entry: CatalogueEntry, later: Any) -> None:
        hide(entry, office.final)
        later(DAY)
        call_command("tick")
        call_command("tick")
        assert CatalogueEntry.objects.filter(pk=entry.pk).exists()
        assert Withdrawal.objects.get().restored_by == {}

    def test_who_hid_it_is_told(
        self, office: Office, entry: CatalogueEntry, later: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        hide(entry, office.final)
        with django_capture_on_commit_callbacks(execute=True):
            put_back_unconfirmed(later(DAY))
        assert [message.to for message in mail.outbox] == [[office.final.email]]

    def test_it_is_the_same_version_and_found_again(
        self, office: Office, entry: CatalogueEntry, client: Client, later: Any
    ) -> None:
        hide(entry, office.final)
        put_back_unconfirmed(later(DAY))
        assert "第 2 版" not in text_of(client.get(f"{entry.address}versions/"))
        assert entry.address in text_of(client.get("/search/?q=养老服务补贴"))
        call_command("verify_catalogue")

    def test_a_second_person_may_say_so_at_once(self, office: Office, entry: CatalogueEntry, client: Client) -> None:
        withdrawal = hide(entry, office.final)
        with pytest.raises(ConfirmationRefused, match="理由"):
            put_back(withdrawal, office.first, " ")
        with pytest.raises(ConfirmationRefused, match="另一人"):
            put_back(withdrawal, office.final, "没有错误")
        put_back(withdrawal, office.first, "经核对没有错误")
        assert client.get(entry.address).status_code == 200

    @pytest.mark.parametrize("reason", ["leak", "privacy"])
    def test_nothing_of_an_incident_comes_back_by_silence(
        self, office: Office, entry: CatalogueEntry, later: Any, reason: str
    ) -> None:
        """先审查、后公开: what may be a secret is not published because nobody answered."""
        withdrawal = hide(entry, office.final, reason)
        assert put_back_unconfirmed(later(DAY * 2)) == 0
        assert withdrawal.is_overdue
        (row,) = to_confirm(office.first)
        assert row.overdue

    def test_a_case_of_secrecy_holds_it_back_and_the_desk_says_so(
        self, office: Office, page: DocumentPage, entry: CatalogueEntry, later: Any
    ) -> None:
        hide(entry, office.final)
        SecrecyCase.objects.create(kind="document", source_id=page.pk, opened_by={}, opened_at=later(timedelta(0)))
        assert put_back_unconfirmed(later(DAY)) == 0
        assert "涉密" in Withdrawal.objects.get().held_back
        assert not CatalogueEntry.objects.filter(pk=entry.pk).exists()

    def test_what_editors_typed_meanwhile_stays(
        self, office: Office, page: DocumentPage, entry: CatalogueEntry, later: Any
    ) -> None:
        hide(entry, office.final)
        draft = DocumentPage.objects.get(pk=page.pk)
        draft.title = "正在改的标题"
        draft.save_revision(user=office.editor)
        put_back_unconfirmed(later(DAY))
        after = DocumentPage.objects.get(pk=page.pk)
        assert after.live
        assert after.get_latest_revision_as_object().title == "正在改的标题"
        assert entry_of(page).title == entry.title

    def test_whoever_wrote_before_is_still_an_author(
        self, office: Office, page: DocumentPage, entry: CatalogueEntry, later: Any
    ) -> None:
        hide(entry, office.final)
        put_back_unconfirmed(later(DAY))
        draft = DocumentPage.objects.get(pk=page.pk)
        draft.title = "再改"
        copy = submit(draft, office.editor)
        assert office.editor.pk in {author["id"] for author in copy.authors}
        assert ReviewCopy.objects.filter(source_id=page.pk).count() == 3


def test_it_comes_back_by_a_new_chain_with_path_number_and_date(
    office: Office, page: DocumentPage, entry: CatalogueEntry, client: Client, later: Any
) -> None:
    withdrawal = hide(entry, office.final)
    draft = DocumentPage.objects.get(pk=page.pk)
    draft.title = "核对后的标题"
    copy = submit(draft, office.editor)
    for user in office.reviewers:
        assert client.get(entry.address).status_code == 410
        approve(copy, user)
    again = entry_of(page)
    kept = ["pk", "path", "index_no", "published_at", "first_published_at"]
    assert [getattr(again, name) for name in kept] == [getattr(entry, name) for name in kept]
    assert again.index_no
    assert "核对后的标题" in text_of(client.get(entry.address))
    assert withdrawal.state == WithdrawalState.CORRECTED
    assert put_back_unconfirmed(later(DAY * 2)) == 0
    assert to_confirm(office.first) == []


def test_two_who_withdraw_at_once_leave_one_tombstone(office: Office, entry: CatalogueEntry) -> None:
    press(office.final, entry)
    assert press(office.final, entry).status_code == 404
    assert Tombstone.objects.count() == Withdrawal.objects.count() == 1


class TestPenalties:
    """行政处罚法 art. 48, 85: three working days."""

    def test_the_desk_counts_three_working_days(self, office: Office, entry: CatalogueEntry) -> None:
        duty = record_duty(entry, office.first, date(2026, 9, 7), "示复决〔2026〕3号")
        assert duty.due_on == date(2026, 9, 10)
        (row,) = withdrawals_due(office.final)
        assert (row.title, row.due, row.overdue) == (entry.title, duty.due_on, duty.due_on < clock.today())
        assert "reason=revoked" in row.address

    def test_withdrawing_it_for_that_reason_settles_it(
        self, office: Office, entry: CatalogueEntry, later: Callable[[timedelta], datetime]
    ) -> None:
        record_duty(entry, office.first, date(2026, 1, 5), "示复决〔2026〕3号")
        assert withdrawals_due(office.final)
        withdrawal = hide(entry, office.final, "revoked", changed_on=date(2026, 1, 5))
        assert withdrawals_due(office.final) == []
        put_back_unconfirmed(later(DAY))
        assert withdrawals_due(office.final), "nobody confirmed, so it is due again"
        assert withdrawal.changed_on == date(2026, 1, 5)

    def test_so_does_a_correction(self, office: Office, page: DocumentPage, entry: CatalogueEntry) -> None:
        record_duty(entry, office.first, date(2026, 1, 5), "示复决〔2026〕3号")
        correct(page, Change("revoked"), title="已变更的处罚决定")
        assert not PenaltyDuty.objects.open().exists()

    @pytest.mark.parametrize(("day", "paper"), [(date(2999, 1, 1), "示复决"), (date(2026, 1, 5), " ")])
    def test_it_needs_a_past_day_and_a_paper(
        self, office: Office, entry: CatalogueEntry, day: date, paper: str
    ) -> None:
        with pytest.raises(DutyRefused):
            record_duty(entry, office.first, day, paper)

    def test_the_screen_records_it(self, office: Office, entry: CatalogueEntry) -> None:
        answer = client_of(office.first).post(
            f"/admin/corrections/catalogue/{entry.pk}/penalty/", {"changed_on": "2026-01-05", "reference": "示复决3号"}
        )
        assert "须在" in told(answer)
        assert PenaltyDuty.objects.count() == 1
