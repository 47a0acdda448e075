"""Numbers that belong to nobody: impossible years of birth, computed check digits."""

from __future__ import annotations

import random

from disclosure.checks.detectors.bank_card import passes_luhn
from disclosure.checks.detectors.identity import CHECK, check_digit

REGIONS = ("110105", "310104", "440106", "510107", "370202", "620102", "350203", "430102")


def identity(rng: random.Random, year: int | None = None) -> str:
    """18 characters with the right check digit, born in an impossible year."""
    first = f"{rng.choice(REGIONS)}{year or rng.randint(1801, 1900)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    first += f"{rng.randint(1, 999):03}"
    return first + check_digit(first)


def identity_with_wrong_digit(rng: random.Random) -> str:
    right = identity(rng)
    return right[:17] + rng.choice([digit for digit in CHECK if digit != right[17]])


def identity_15(rng: random.Random) -> str:
    """The first generation has no century, so nothing in it is impossible; the serial number is 000."""
    return f"{rng.choice(REGIONS)}{rng.randint(20, 60)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}000"


def mobile(rng: random.Random) -> str:
    return f"1{rng.choice('3456789')}{rng.randint(0, 9)}{rng.randint(0, 99999999):08}"


def card(rng: random.Random, begin: str = "", length: int = 0) -> str:
    begin = begin or rng.choice(["621700", "622202", "622848", "621226", "955880", "436742", "621661"])
    length = length or (16 if begin.startswith("4") else 19)
    body = begin + "".join(str(rng.randint(0, 9)) for _ in range(length - len(begin) - 1))
    return next(body + str(last) for last in range(10) if passes_luhn(body + str(last)))


def card_with_wrong_digit(rng: random.Random) -> str:
    right = card(rng)
    return right[:-1] + str((int(right[-1]) + rng.randint(1, 9)) % 10)


def landline(rng: random.Random) -> str:
    area = rng.choice(["010", "021", "0731", "0591", "0451", "028"])
    local = f"{rng.choice('2345678')}{rng.randint(0, 9999999):07}"
    return rng.choice(
        [
            f"{area}-{local}",
            f"({area}){local}",
            f"{area} {local[:4]} {local[4:]}",
            local,
            f"{area}-{local}-{rng.randint(100, 9999)}",
        ]
    )
