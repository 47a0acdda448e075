"""All of the demo, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from django.conf import settings
from django.db import transaction
from tqdm import tqdm

from demo.reading.documents import DocumentSource, read_documents
from demo.reading.unit_homes import UnitHomeSource, read_unit_homes
from demo.services.accounts import make_accounts
from demo.services.documents import DocumentLoader
from demo.services.homes import make_homes
from demo.services.places import Places
from demo.services.site_words import plant_words
from demo.services.unit_homes import load_unit_homes

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"
WORDS = 20  # how long the words around the pages take, in documents


def load_demo() -> int:
    """Load what is missing and return how many documents and pages were made."""
    documents, unit_homes = read_documents(), read_unit_homes()
    with silent_mail(), tqdm(total=WORDS + len(documents) + len(unit_homes), unit="项", disable=None) as bar:
        bar.set_description("账号和单位")
        places = _set_up()
        bar.update(WORDS)
        bar.set_description("文件和专栏")
        loader = DocumentLoader(places, documents)
        made = 0
        for item in in_order(documents, unit_homes):
            if isinstance(item, DocumentSource):
                made += loader.load(item)
                bar.update()
            else:
                made += load_unit_homes(places, item)
                bar.update(len(item))
    return made


def in_order(
    documents: Sequence[DocumentSource], unit_homes: Sequence[UnitHomeSource]
) -> list[DocumentSource | list[UnitHomeSource]]:
    """Return everything in the order of its publication, so that numbers rise with time; the pages of one moment
    come together."""
    moments = [list(group) for _at, group in groupby(unit_homes, lambda source: source.at)]
    return sorted([*documents, *moments], key=lambda item: item[0].at if isinstance(item, list) else item.at)


@transaction.atomic
def _set_up() -> Places:
    people = make_accounts()
    plant_words(people)
    places = Places(people)
    make_homes(places)
    return places


@contextmanager
def silent_mail() -> Iterator[None]:
    """Nobody of the demo has a mailbox: reviewers find their tasks on the desk."""
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, NO_MAIL
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = backend
