"""Running numbers: none twice, none lost, also when many ask at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from pytest_django import DjangoAssertNumQueries

from base.models import Sequence
from base.services.sequence import raise_to, take

WORKERS, ROUNDS = 4, 10


class Undone(Exception):
    """Ends a transaction without keeping anything."""


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_a_sequence_begins_at_one_and_counts_on(self) -> None:
        assert [take("index-2026") for _ in range(3)] == [1, 2, 3]

    def test_sequences_do_not_touch_each_other(self) -> None:
        take("index-2025", 7)
        assert take("index-2026") == 1

    def test_several_numbers_are_taken_in_one_go(self) -> None:
        assert take("index-2026", 200) == 1
        assert take("index-2026", 5) == 201
        assert Sequence.objects.get(name="index-2026").value == 205

    def test_taking_costs_one_statement(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(1):
            take("index-2026", 200)

    @pytest.mark.parametrize("count", [0, -1])
    def test_fewer_than_one_number_cannot_be_taken(self, count: int) -> None:
        with pytest.raises(ValueError, match="cannot take"):
            take("index-2026", count)

    def test_after_an_import_the_next_number_lies_above_the_highest(self) -> None:
        raise_to("index-2026", 120)
        assert take("index-2026") == 121

    def test_it_is_never_lowered(self) -> None:
        take("index-2026", 50)
        raise_to("index-2026", 20)
        raise_to("index-2026", 50)
        assert take("index-2026") == 51

    def test_what_is_rolled_back_gives_its_numbers_back(self) -> None:
        def fail_after_taking() -> None:
            with transaction.atomic():
                take("index-2026", 10)
                raise Undone

        with pytest.raises(Undone):
            fail_after_taking()
        assert take("index-2026") == 1


@pytest.mark.django_db(transaction=True)
class TestTransactions:
    def test_outside_of_a_transaction_nothing_is_taken(self) -> None:
        with pytest.raises(TransactionManagementError):
            take("index-2026")
        with pytest.raises(TransactionManagementError):
            raise_to("index-2026", 5)
        assert not Sequence.objects.exists()

    def test_many_at_once_get_each_number_once(self) -> None:
        with ThreadPoolExecutor(WORKERS) as pool:
            taken = [number for numbers in pool.map(_take_several, range(WORKERS)) for number in numbers]
        assert sorted(taken) == list(range(1, WORKERS * ROUNDS + 1))


def _take_several(_worker: int) -> list[int]:
    try:
        return [_take_in_a_transaction() for _ in range(ROUNDS)]
    finally:
        connection.close()


def _take_in_a_transaction() -> int:
    with transaction.atomic():
        return take("index-2026")
