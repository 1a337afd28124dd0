"""The rules of the workshop, without a database: shipped syllabi, who may come, what a certificate asks for."""

from datetime import date, time
from uuid import UUID

import pytest

from foundation.bookings import Booking, When
from foundation.refusals import Refused
from vocational.choices.trades import CHECK_LENGTH, CHECK_LETTERS, TRADES
from vocational.rules import batches, progress, syllabus
from vocational.rules.batches import Wish
from vocational.rules.progress import Standing
from vocational.rules.syllabus import Content, Module, Skill

ONE, TRAINER, HEAD = UUID(int=1), UUID(int=2), UUID(int=3)
MORNING = When(0b0011111, time(10), time(12), date(2026, 1, 5), date(2026, 6, 30))
EVENING = When(0b0011111, time(16, 30), time(18), date(2026, 1, 5), date(2026, 6, 30))
LESSON = Booking(
    key="teaching:1",
    what="Class 8, Bengali",
    when=When(0b1, time(11), time(11, 40)),
    children=frozenset({ONE}),
)
OTHER = Booking(
    key="batch:9", what="workshop Needle", when=When(0b1, time(17), time(18)), children=frozenset({ONE})
)


@pytest.mark.parametrize("key", sorted(TRADES))
def test_each_shipped_syllabus_can_be_taught(key):
    content = syllabus.shipped(key)
    syllabus.ensure_content(content)
    assert content.hours >= 80
    assert len(content.modules) >= 5


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (Content(2, (), 1), None),
        (Content(2, (Module("", 2, (Skill("a"),)),), 1), "name_1"),
        (Content(2, (Module("A", 0, (Skill("a"),)),), 1), "hours_1"),
        (Content(2, (Module("A", 2, ()),), 1), "skills_1"),
        (Content(9, (Module("A", 2, (Skill("a"),)),), 1), "level"),
        (Content(2, (Module("A", 2, (Skill("a"),)),), 3), "hours_needed"),
        (Content(2, (Module("A", 2, (Skill("a", False),)),), 1), "skills_1"),
    ],
    ids=["none", "name", "hours", "skills", "level", "needed", "required"],
)
def test_a_syllabus_that_nobody_could_teach_is_refused_at_its_field(content, field):
    with pytest.raises(Refused) as refused:
        syllabus.ensure_content(content)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("age", "when", "is_hobby", "outside", "answer", "said"),
    [
        (9, EVENING, False, False, "", "hobby hours only"),
        (9, MORNING, True, False, "", "RTE Act"),
        (9, EVENING, True, False, "", None),
        (15, MORNING, False, False, "", "has school at these hours: Class 8, Bengali"),
        (15, MORNING, False, False, "her class moved to the evening", None),
        (15, EVENING, False, True, "", None),
        (18, MORNING, False, False, "", None),
        (None, EVENING, False, False, "", "write her age first"),
    ],
    ids=["9-train", "9-school", "9-hobby", "15-school", "15-answered", "15-evening", "18", "no-age"],
)
def test_age_and_schooling_decide_who_may_come(age, when, is_hobby, outside, answer, said):
    def come():
        batches.ensure_may_come(
            Wish(ONE, "KRS-1", age, outside),
            when,
            is_hobby=is_hobby,
            standing=[LESSON],
            own="batch:1",
            answer=answer,
        )

    if said is None:
        come()
    else:
        with pytest.raises(Refused, match=said):
            come()


def test_an_outside_pupil_has_the_ordinary_school_day_and_a_child_is_in_one_batch_at_a_time():
    with pytest.raises(Refused, match="school outside"):
        batches.ensure_may_come(
            Wish(ONE, "KRS-1", 15, True), MORNING, is_hobby=False, standing=[], own="batch:1", answer=""
        )
    with pytest.raises(Refused, match="in another batch at these hours: workshop Needle"):
        batches.ensure_may_come(
            Wish(ONE, "KRS-1", 15),
            EVENING,
            is_hobby=False,
            standing=[OTHER],
            own="batch:1",
            answer="all is well",
        )


def lines(*steps):
    return [Standing(UUID(int=n), "A", f"line {n}", True, step) for n, step in enumerate(steps)]


@pytest.mark.parametrize(
    ("steps", "minutes", "by", "said"),
    [
        (("alone", "with_help"), 120, HEAD, "1 line is not signed as done alone: line 1"),
        (("alone", "alone"), 119, HEAD, "1 of the 2 hours"),
        (("alone", "alone"), 120, TRAINER, "Somebody else issues"),
        (("alone", "alone"), 120, HEAD, None),
    ],
    ids=["line", "hours", "hand", "whole"],
)
def test_a_certificate_asks_for_lines_hours_and_another_hand(steps, minutes, by, said):
    def certify():
        progress.ensure_certifiable(
            lines(*steps), minutes=minutes, hours_needed=2, is_hobby=False, trainer=TRAINER, by=by
        )

    if said is None:
        certify()
    else:
        with pytest.raises(Refused, match=said):
            certify()


def test_a_check_code_is_random_readable_and_read_however_it_is_typed():
    codes = {progress.new_check_code() for _n in range(200)}
    assert len(codes) == 200
    assert all(len(code) == CHECK_LENGTH and set(code) <= set(CHECK_LETTERS) for code in codes)
    code = codes.pop()
    assert progress.code_typed(f" {progress.code_said(code).lower()} ") == code
