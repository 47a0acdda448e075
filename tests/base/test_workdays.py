"""Deadlines in working days: the holiday notice decides, and nothing is guessed in silence."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from base.models import WorkdayOverride
from base.workdays import (
    FIXED_HOLIDAYS,
    CalendarUnknown,
    WorkdayCount,
    WorkdayResult,
    add_workdays,
    calendar_known,
    is_workday,
    table_read_once,
    workdays_between,
)

UNKNOWN_YEAR = 2999


def override(day: date, *, is_workday: bool) -> WorkdayOverride:
    return WorkdayOverride.objects.create(date=day, is_workday=is_workday)


def enter_notice_of(year: int) -> None:
    for month, day in FIXED_HOLIDAYS:
        override(date(year, month, day), is_workday=False)


@pytest.mark.django_db
class TestOneDay:
    def test_a_holiday_is_free_although_it_is_a_friday(self) -> None:
        assert not is_workday(date(2023, 9, 29))

    def test_a_saturday_worked_in_exchange_is_a_working_day(self) -> None:
        assert is_workday(date(2023, 10, 7))

    def test_an_ordinary_week_has_five_working_days(self) -> None:
        monday = date(2023, 9, 11)
        assert [is_workday(monday + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2

    def test_the_table_wins_over_the_built_in_calendar(self) -> None:
        override(date(2023, 9, 29), is_workday=True)
        override(date(2023, 10, 7), is_workday=False)
        assert is_workday(date(2023, 9, 29))
        assert not is_workday(date(2023, 10, 7))

    def test_a_day_has_one_entry_in_the_table(self) -> None:
        override(date(2023, 9, 29), is_workday=True)
        with pytest.raises(IntegrityError):
            override(date(2023, 9, 29), is_workday=False)

    def test_a_day_of_an_unknown_year_raises(self) -> None:
        with pytest.raises(CalendarUnknown):
            is_workday(date(UNKNOWN_YEAR, 3, 4))

    def test_a_day_of_an_unknown_year_is_known_when_the_table_names_it(self) -> None:
        override(date(UNKNOWN_YEAR, 3, 4), is_workday=True)
        assert is_workday(date(UNKNOWN_YEAR, 3, 4))


@pytest.mark.django_db
class TestWhichYearsAreKnown:
    @pytest.mark.parametrize("year", [2019, 2023, 2026])
    def test_the_built_in_calendar_knows_the_years_whose_notice_is_out(self, year: int) -> None:
        assert calendar_known(year)

    def test_a_year_without_notice_is_unknown(self) -> None:
        assert not calendar_known(UNKNOWN_YEAR)

    def test_a_few_days_in_the_table_do_not_make_a_year_known(self) -> None:
        override(date(UNKNOWN_YEAR, 1, 1), is_workday=False)
        assert not calendar_known(UNKNOWN_YEAR)

    def test_the_holidays_of_a_whole_notice_do(self) -> None:
        enter_notice_of(UNKNOWN_YEAR)
        assert calendar_known(UNKNOWN_YEAR)
        assert is_workday(date(UNKNOWN_YEAR, 3, 4)) is (date(UNKNOWN_YEAR, 3, 4).weekday() < 5)


@pytest.mark.django_db
class TestDeadline:
    def test_twenty_days_over_the_national_holiday_end_on_26_october_2023(self) -> None:
        assert add_workdays(date(2023, 9, 22), 20) == WorkdayResult(date(2023, 10, 26), certain=True)

    def test_twenty_more_for_an_extension_end_on_23_november_2023(self) -> None:
        assert add_workdays(date(2023, 9, 22), 40).date == date(2023, 11, 23)
        assert add_workdays(date(2023, 10, 26), 20).date == date(2023, 11, 23)

    def test_the_first_day_is_not_counted(self) -> None:
        assert add_workdays(date(2023, 9, 11), 1).date == date(2023, 9, 12)

    def test_no_days_is_the_day_itself_even_on_a_sunday(self) -> None:
        assert add_workdays(date(2023, 9, 17), 0) == WorkdayResult(date(2023, 9, 17), certain=True)

    def test_the_table_moves_a_deadline(self) -> None:
        override(date(2023, 9, 12), is_workday=False)
        assert add_workdays(date(2023, 9, 11), 1).date == date(2023, 9, 13)

    def test_a_deadline_in_an_unknown_year_counts_weekdays_and_says_that_it_is_not_certain(self) -> None:
        monday = date(2999, 3, 4)
        assert monday.weekday() == 0
        assert add_workdays(monday, 5) == WorkdayResult(date(2999, 3, 11), certain=False)

    def test_one_uncertain_day_on_the_way_makes_the_result_uncertain(self) -> None:
        override(date(2999, 3, 5), is_workday=True)
        assert add_workdays(date(2999, 3, 4), 1).certain
        assert not add_workdays(date(2999, 3, 4), 2).certain

    def test_a_notice_in_the_table_makes_it_certain(self) -> None:
        enter_notice_of(2999)
        assert add_workdays(date(2999, 3, 4), 5).certain

    def test_days_cannot_be_taken_back(self) -> None:
        with pytest.raises(ValueError, match="-1"):
            add_workdays(date(2023, 9, 22), -1)

    def test_the_table_is_read_once_however_long_the_deadline(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(1):
            add_workdays(date(2023, 9, 22), 100)

    def test_an_unknown_year_costs_one_question_not_one_a_day(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(2):
            add_workdays(date(2999, 3, 4), 100)


@pytest.mark.django_db
class TestTheTableReadOnce:
    """For lists of deadlines: as many questions as for one."""

    def test_any_number_of_counts_costs_one_question(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(1), table_read_once():
            for day in range(1, 28):
                add_workdays(date(2999, 3, day), 20)
                workdays_between(date(2023, 9, day), date(2023, 10, 8))
                is_workday(date(2023, 9, day))

    def test_the_answers_are_the_same(self) -> None:
        override(date(2023, 9, 25), is_workday=False)
        enter_notice_of(2999)
        questions = [
            lambda: add_workdays(date(2023, 9, 22), 5),
            lambda: workdays_between(date(2023, 9, 22), date(2023, 10, 8)),
            lambda: is_workday(date(2023, 9, 25)),
            lambda: calendar_known(2999),
            lambda: calendar_known(2998),
        ]
        apart = [ask() for ask in questions]
        with table_read_once():
            assert [ask() for ask in questions] == apart

    def test_an_unknown_year_is_still_not_guessed(self) -> None:
        with table_read_once(), pytest.raises(CalendarUnknown):
            is_workday(date(2999, 3, 5))

    def test_afterwards_a_new_holiday_counts(self) -> None:
        with table_read_once():
            pass
        override(date(2023, 9, 25), is_workday=False)
        assert not is_workday(date(2023, 9, 25))


@pytest.mark.django_db
class TestDaysBetween:
    def test_a_document_of_the_day_before_the_holiday_published_after_it_took_two_days(self) -> None:
        assert workdays_between(date(2023, 9, 28), date(2023, 10, 8)) == WorkdayCount(2, certain=True)

    @pytest.mark.parametrize("end", [date(2023, 9, 28), date(2023, 9, 1)])
    def test_nothing_lies_between_a_day_and_itself_or_an_earlier_one(self, end: date) -> None:
        assert workdays_between(date(2023, 9, 28), end) == WorkdayCount(0, certain=True)

    def test_an_unknown_year_makes_the_number_uncertain(self) -> None:
        assert workdays_between(date(2999, 3, 4), date(2999, 3, 6)) == WorkdayCount(2, certain=False)


class CountingBack(TestCase):
    @given(st.dates(date(2005, 1, 1), date(2025, 12, 31)), st.integers(0, 60))
    def test_counting_to_a_deadline_gives_its_number_of_days(self, start: date, days: int) -> None:
        assert workdays_between(start, add_workdays(start, days).date).days == days
