"""When a plan is due and reviewed, what a goal and a review need, and how two versions differ: rules alone."""

from datetime import date
from uuid import UUID

import pytest

from foundation.refusals import Refused
from residents.forms.care_review import days_typed
from residents.rules import care_compare, care_plan, care_review

D = date
ONE = UUID("11111111-1111-7111-8111-111111111111")


def test_a_plan_is_due_when_the_first_fourteen_days_are_over():
    assert care_plan.plan_due(D(2026, 11, 6)) == D(2026, 11, 20)
    assert care_plan.plan_due(D(2026, 12, 25)) == D(2027, 1, 8)


@pytest.mark.parametrize(
    ("made_on", "last_on", "due_on"),
    [
        (D(2026, 9, 1), None, D(2026, 9, 15)),
        (D(2026, 9, 1), D(2026, 9, 15), D(2026, 9, 29)),
        (D(2026, 9, 1), D(2026, 11, 30), D(2026, 12, 14)),
        (D(2026, 9, 1), D(2026, 12, 1), D(2027, 1, 1)),
        (D(2026, 6, 1), D(2027, 1, 31), D(2027, 2, 28)),
        (D(2027, 6, 1), D(2028, 1, 31), D(2028, 2, 29)),
        (D(2026, 6, 1), D(2026, 12, 31), D(2027, 1, 31)),
        (D(2026, 11, 30), D(2027, 2, 27), D(2027, 3, 13)),
        (D(2026, 11, 30), D(2027, 2, 28), D(2027, 3, 28)),
        (D(2026, 12, 31), D(2027, 3, 31), D(2027, 4, 30)),
    ],
    ids=[
        "first", "second", "last-fortnight", "first-month", "february", "leap-year", "thirty-first",
        "before-the-short-month-ends", "the-third-month-ends-with-february", "april",
    ],
)  # fmt: skip
def test_reviews_are_fortnightly_for_three_months_and_then_monthly(made_on, last_on, due_on):
    assert care_review.review_due(made_on=made_on, last_on=last_on) == due_on


def test_a_review_looks_at_the_days_since_the_last_one():
    made, today = D(2026, 9, 1), D(2026, 11, 20)
    assert care_review.period_of(made_on=made, last_to=None, today=today) == (made, today)
    assert care_review.period_of(made_on=made, last_to=D(2026, 11, 6), today=today) == (D(2026, 11, 7), today)
    assert care_review.period_of(made_on=made, last_to=today, today=today) == (today, today)
    assert care_review.is_fortnightly(made_on=made, on=D(2026, 11, 30))
    assert not care_review.is_fortnightly(made_on=made, on=D(2026, 12, 1))


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        (D(2026, 8, 1), D(2026, 11, 1), "period_from", "before she came"),
        (D(2026, 11, 9), D(2026, 11, 8), "period_to", "ends before it begins"),
        (D(2026, 11, 9), D(2026, 11, 21), "period_to", "has not come yet"),
        (D(2026, 8, 20), D(2026, 8, 31), "period_to", "before the plan was in force"),
        (D(2026, 10, 1), D(2026, 10, 31), "period_to", "reviewed already"),
    ],
    ids=["before-admission", "turned-round", "future", "before-the-plan", "twice"],
)
def test_a_period_that_cannot_be_is_refused_in_words(first, last, field, words):
    with pytest.raises(Refused, match=words) as refused:
        care_review.ensure_period(
            first,
            last,
            came_on=D(2026, 8, 15),
            made_on=D(2026, 9, 1),
            last_to=D(2026, 10, 31),
            today=D(2026, 11, 20),
        )
    assert refused.value.field == field


def test_the_next_review_may_be_sooner_than_the_rule_and_never_later():
    told = {"period_to": D(2026, 11, 20), "due_on": D(2026, 12, 4)}
    care_review.ensure_next(D(2026, 11, 27), **told)
    care_review.ensure_next(D(2026, 12, 4), **told)
    for day, words in ((D(2026, 12, 5), "sooner"), (D(2026, 11, 20), "after this one")):
        with pytest.raises(Refused, match=words):
            care_review.ensure_next(day, **told)


def test_each_goal_is_decided_and_one_that_is_dropped_has_its_reason():
    care_review.ensure_decisions({"a": ("open", ""), "b": ("dropped", "she moved up")}, ["a", "b"])
    for told, field in (
        ({"a": ("open", "")}, "outcome_b"),
        ({"a": ("open", ""), "b": ("dropped", "")}, "reason_b"),
    ):
        with pytest.raises(Refused) as refused:
            care_review.ensure_decisions(told, ["a", "b"])
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("said", "field"),
    [({"measure": ""}, "measure"), ({"target_on": None}, "target_on"), ({"words": ""}, "words"),
     ({"target_on": D(2026, 10, 31)}, "target_on")],
    ids=["no-measure", "no-day", "no-words", "before-the-plan"],
)  # fmt: skip
def test_a_goal_has_words_a_measure_and_a_day(said, field):
    whole = {"words": "Passes class 5", "measure": "40 marks", "target_on": D(2027, 1, 1)}
    care_plan.ensure_goal(**whole, prepared_on=D(2026, 11, 1))
    with pytest.raises(Refused) as refused:
        care_plan.ensure_goal(**{**whole, **said}, prepared_on=D(2026, 11, 1))
    assert refused.value.field == field


def test_whoever_wrote_in_a_plan_does_not_approve_it():
    with pytest.raises(Refused, match="You wrote in this plan"):
        care_plan.ensure_approvable(state="waiting", writers={ONE}, by=ONE)
    with pytest.raises(Refused, match="does not wait"):
        care_plan.ensure_approvable(state="draft", writers=set(), by=ONE)
    care_plan.ensure_approvable(state="waiting", writers=set(), by=ONE)


def test_two_versions_are_compared_need_by_need():
    old = {
        "health": {"concern": "weak"},
        "education": {"concern": "class 4"},
        "leisure": {"concern": "sings"},
    }
    new = {"health": {"concern": "stronger"}, "leisure": {"concern": "sings"}, "other": {"concern": "court"}}
    found = {one.key: one.kind for one in care_compare.compare(old, new, order=["health", "education"])}
    assert list(found) == ["health", "education", "leisure", "other"]
    assert found == {"health": "changed", "education": "dropped", "leisure": "same", "other": "added"}
    assert care_compare.compare(old, new)[0].changed == {"concern"}
    assert care_compare.kind_of({"concern": ""}, {"concern": ""}) == "same"


def test_days_of_interviews_are_read_as_people_type_them():
    assert days_typed("10/11/2026, ৩ ১১ ২০২৬") == (D(2026, 11, 3), D(2026, 11, 10))
    with pytest.raises(ValueError, match="Write the day"):
        days_typed("3 11 2026, soon")
