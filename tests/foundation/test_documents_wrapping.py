"""Text on paper: shaped, measured and wrapped without losing a letter."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.documents.shaping import clean, has_indic, runs, shaped, width_of
from foundation.documents.typefaces import BOLD, SANS, SERIF, font_named
from foundation.documents.wrapping import clusters, wrap

SPEECH = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Cs")),
        st.characters(min_codepoint=0x0905, max_codepoint=0x094D),
        st.characters(min_codepoint=0x0995, max_codepoint=0x09CD, categories=("Lo", "Mn", "Mc")),
        st.sampled_from("   -/,·\n\u200c\u200d।"),
    ),
    max_size=120,
)


def letters(text):
    return re.sub(r"\s", "", clean(text))


@settings(max_examples=300, deadline=None)
@given(SPEECH, st.floats(30, 220), st.sampled_from([SANS, BOLD]))
def test_wrapping_loses_no_letter(text, width, font):
    assert letters("".join(wrap(text, font, 8.5, width))) == letters(text)


@settings(max_examples=300, deadline=None)
@given(SPEECH, st.floats(30, 220))
def test_no_line_is_wider_than_its_column_unless_one_letter_is(text, width):
    for line in wrap(text, SANS, 8.5, width):
        assert width_of(line, SANS, 8.5) <= width + 0.01 or len(clusters(line)) == 1


@settings(max_examples=200, deadline=None)
@given(SPEECH)
def test_no_line_begins_with_a_sign_torn_from_its_letter(text):
    whole = clean(text)
    for line in wrap(whole, SANS, 8.5, 30):
        if unicodedata.category(line[0]).startswith("M"):
            assert re.search(r"(^|\s)" + re.escape(line[0]), whole)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ক্ষ্মা", ["ক্ষ্মা"]),
        ("কর্ম", ["ক", "র্ম"]),
        ("স্ত্রী", ["স্ত্রী"]),
        ("विद्यार्थी", ["वि", "द्या", "र्थी"]),
        ("CWC-কে", ["C", "W", "C", "-", "কে"]),
    ],
)
def test_bound_consonants_and_their_signs_are_one_letter(word, parts):
    assert clusters(word) == parts


def test_a_long_code_breaks_after_its_hyphen():
    assert wrap("KRS-2026-029", SANS, 8.5, 50) == ("KRS-2026-", "029")


def test_words_stay_whole_where_they_fit():
    lines = wrap("Venkata Subbalakshmi Padmavathi Ranganayakamma", SANS, 8.5, 100)
    assert lines == ("Venkata Subbalakshmi", "Padmavathi", "Ranganayakamma")


def test_empty_text_takes_no_line():
    assert wrap("", SANS, 8.5, 50) == () == wrap("  \u202e ", SANS, 8.5, 0.1)


def test_a_word_of_two_scripts_is_shaped_piece_by_piece():
    assert runs("CWC-কে, হিন্দি हिन्दी।") == [
        ("Latn", "CWC-"), ("Beng", "কে"), ("Latn", ", "), ("Beng", "হিন্দি"), ("Latn", " "), ("Deva", "हिन्दी।"),
    ]  # fmt: skip
    whole, pieces = width_of("CWC-কে", SANS, 10), width_of("CWC-", SANS, 10) + width_of("কে", SANS, 10)
    assert whole == pytest.approx(pieces)


@pytest.mark.parametrize("font", [SANS, BOLD, SERIF])
@pytest.mark.parametrize(
    ("typed", "glyphs"), [("ক্ষ", 1), ("র্ক", 2), ("কি", 2), ("श्री", 2), ("क्ष", 1), ("कर्म", 3), ("ন্ত্র", 1)]
)
def test_letters_join_as_they_are_written_by_hand(font, typed, glyphs):
    assert len(shaped(typed, font)) == glyphs


def test_a_vowel_sign_that_is_written_before_its_consonant_stands_before_it():
    drawn = shaped("কি", SANS)
    assert drawn[0] != "ক"
    assert drawn[1] == "ক"


@pytest.mark.parametrize("font", [SANS, BOLD, SERIF])
def test_every_sign_the_house_writes_has_a_shape(font):
    wanted = "“”‘’–—…·§₹‹›½№©°×÷≤≥−☐✓→aZ09কখড়ৎংঃঁ০৯কখड़ॐ०९।॥"
    known = font_named(font).face.charToGlyph
    assert [letter for letter in wanted if not known.get(ord(letter))] == []


def test_direction_and_control_marks_never_reach_the_paper():
    assert clean("a\u202eb\u2066c\x00d\te\r\nf") == "abcd e\nf"
    assert not has_indic("₹ 1,23,456 ½")
