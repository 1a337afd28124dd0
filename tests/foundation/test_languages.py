"""A sentence speaks the language in force: its words from the catalogue, its numbers in that language's figures."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask, render_template_string

from foundation import formatting, languages


@pytest.mark.parametrize(
    ("language", "said"), [("en_IN", "3 children"), ("hi", "3 बच्चे"), ("bn_IN", "৩ জন শিশু")]
)
def test_a_counted_sentence_carries_the_figures_of_its_language(language, said):
    with languages.force(language):
        assert languages.ngettext("%(num)s child", "%(num)s children", 3) == said


def test_codes_and_other_text_keep_their_figures():
    with languages.force("bn_IN"):
        assert languages._("bed %(bed)s", bed="B 12").endswith("B 12")
        assert languages.numerals({"code": "KRS-2026-014", "is_late": True}) == {
            "code": "KRS-2026-014",
            "is_late": True,
        }


def test_templates_write_numbers_as_the_code_does_and_still_escape_text(app: Flask):
    with app.test_request_context("/"), languages.force("bn_IN"):
        counted = '{{ ngettext("%(num)s child", "%(num)s children", 12) }}'
        assert render_template_string(counted) == "১২ জন শিশু"
        told = '{{ _("%(count)s of %(strength)s", count=4, strength=name) }}'
        assert render_template_string(told, name="<b>") == "&lt;b&gt;-এর মধ্যে ৪"


def test_the_figures_of_a_constant_are_written_for_each_reader(app: Flask):
    with app.test_request_context("/"):
        page = app.jinja_env.from_string('{{ 1|digits }} {{ "15"|digits }}')
        assert page.render() == "1 15"
        with languages.force("bn_IN"):
            assert page.render() == "১ ১৫"


def test_one_english_word_may_have_two_meanings(app: Flask):
    with app.test_request_context("/"), languages.force("bn_IN"):
        said = render_template_string('{{ pgettext("button", "P") }} {{ _("P") }}')
        assert said == "আছে উ"


def test_unknown_languages_speak_english():
    with languages.force("tlh"):
        assert languages.current() == "en_IN"


@pytest.mark.parametrize(
    ("language", "local", "said"),
    [
        ("en_IN", "দেবিকা রায়", ("Debika Roy", "দেবিকা রায়")),
        ("bn_IN", "দেবিকা রায়", ("দেবিকা রায়", "Debika Roy")),
        ("hi", "দেবিকা রায়", ("Debika Roy", "দেবিকা রায়")),
        ("hi", "देबिका राय", ("देबिका राय", "Debika Roy")),
        ("bn_IN", "", ("Debika Roy", "")),
    ],
)
def test_a_name_is_said_in_the_script_of_the_language(language, local, said):
    with languages.force(language):
        assert languages.name_in("Debika Roy", local) == said


def test_only_a_local_name_is_better_than_none():
    assert languages.name_in("", "দেবিকা") == ("দেবিকা", "")


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 11, 30), "Mon 30 Nov"), (date(2027, 5, 24), "Mon 24 May"), (date(2027, 5, 25), "25 May 2027"),
     (date(2025, 11, 30), "30 Nov 2025")],
    ids=["near", "half a year", "beyond", "last year"],
)  # fmt: skip
def test_a_day_that_could_be_taken_for_another_has_its_year(day, said):
    today = date(2026, 11, 23)
    assert formatting.format_day_near(day, "en_IN", today=today) == said
    moment = datetime(day.year, day.month, day.day, 6, 30, tzinfo=UTC)
    at = formatting.format_moment_near(moment, "en_IN", today=today)
    assert at.endswith("12:00")
    assert (str(day.year) in at) == (str(day.year) in said)
