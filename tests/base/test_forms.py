"""A date that is offered reaches the browser's calendar in every language of the site."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.utils import translation

from base.forms import DayInput


class Asked(forms.Form):
    day = forms.DateField(widget=DayInput)


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_date_offered_is_one_that_browsers_understand(language: str) -> None:
    with translation.override(language):
        html = str(Asked(initial={"day": date(2027, 11, 5)})["day"])
    assert 'type="date"' in html
    assert 'value="2027-11-05"' in html


def test_what_was_typed_wrong_is_kept() -> None:
    assert 'value="明天"' in str(Asked({"day": "明天"})["day"])
