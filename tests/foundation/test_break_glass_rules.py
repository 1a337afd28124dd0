"""The rules of a broken seal at their boundaries, and what an opening gives on which page."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from foundation.break_glass import Compartment, rules
from foundation.break_glass.compartments import open_to, reading
from foundation.refusals import Refused
from foundation.viewer import Broken, Post, Viewer

OPENED = datetime(2026, 11, 20, 16, 44, tzinfo=UTC)
UNTIL = OPENED + rules.OPEN_FOR
WHY = "She is in hospital."


def after(**span):
    return OPENED + timedelta(**span)


def test_an_hour_is_over_at_its_sixtieth_minute_and_not_a_second_before():
    assert rules.is_open(UNTIL, None, now=after(minutes=59, seconds=59))
    assert not rules.is_open(UNTIL, None, now=after(minutes=60))
    assert not rules.is_open(UNTIL, after(minutes=5), now=after(minutes=6))
    assert [rules.minutes_left(UNTIL, now=after(seconds=s)) for s in (0, 1, 60, 3599, 3600, 9999)] == [
        60, 60, 59, 1, 0, 0
    ]  # fmt: skip


def test_a_review_is_late_after_three_days_and_locks_after_seven():
    before, at = after(hours=71, minutes=59, seconds=59), after(hours=72)
    assert (rules.review_state(OPENED, None, now=before), rules.review_state(OPENED, None, now=at)) == (
        "due",
        "over",
    )
    assert rules.review_state(OPENED, before, now=after(days=30)) == "met"
    assert not rules.is_locking(OPENED, None, now=after(days=6, hours=23, minutes=59, seconds=59))
    assert rules.is_locking(OPENED, None, now=after(days=7))
    assert not rules.is_locking(OPENED, at, now=after(days=30))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (("", "", WHY + "."), "ground"), (("gossip", "", WHY + "."), "ground"), (("order", "", WHY + "."), "reference"),
        (("police", "", WHY + "."), "reference"), (("life", "", WHY), "reason"),
    ],
    ids=["none", "unknown", "order-without-number", "police-without-number", "nineteen-characters"],
)  # fmt: skip
def test_what_is_said_must_be_whole(told, field):
    assert len(WHY) == rules.REASON_AT_LEAST - 1
    with pytest.raises(Refused) as refused:
        rules.ensure_told(*told)
    assert refused.value.field == field
    rules.ensure_told("life", "", WHY + ".")
    rules.ensure_told("order", "CWC 4/26", WHY + ".")


HOME, CHILD = UUID(int=1), UUID(int=2)
NOTES = Compartment(
    code="notes", label="", hint="", roles=frozenset({"superintendent"}), permissions=frozenset({"notes.read"}),
    pages=frozenset({"room.notes"}), first="room.notes",
)  # fmt: skip
NAME = Compartment(
    code="name", label="", hint="", roles=frozenset({"head_office"}), permissions=frozenset({"name.see"}),
    pages=frozenset({"room.file"}), first="room.file",
)  # fmt: skip


def who(role, home_id, *codes):
    seal = Broken(UUID(int=9), "1/2026", CHILD, HOME, frozenset(codes), OPENED, UNTIL)
    return Viewer(UUID(int=8), "Ira", UUID(int=7), (Post(UUID(int=6), role, home_id),), broken_seal=seal)


def test_an_opening_gives_its_own_permissions_on_its_own_pages_to_its_own_role():
    def given(viewer, page, person=CHILD, home_id=HOME):
        return reading((NOTES, NAME), viewer, person=person, home_id=home_id, page=page)

    head = who("superintendent", HOME, "notes", "name")
    assert given(head, "room.notes") == {"notes.read"}, "the name is head office's cell"
    assert not given(head, "room.file")
    assert not given(head, "room.notes", person=UUID(int=3))
    assert not given(head, "room.notes", person=None)
    assert not given(head, "room.notes", home_id=UUID(int=4))
    assert not given(who("superintendent", UUID(int=4), "notes"), "room.notes"), "her post is elsewhere now"
    assert given(who("head_office", None, "notes", "name"), "room.file") == {"name.see"}
    assert not given(who("administrator", None, "notes", "name"), "room.file")
    assert [c.code for c in open_to((NOTES, NAME), head, HOME)] == ["notes"]


def test_nobody_reviews_herself_and_head_office_is_reviewed_by_the_privacy_officer():
    me, other = UUID(int=1), UUID(int=2)
    rules.ensure_may_review(opener=other, reviewer=me, is_of_organisation=False, is_wide=False)
    rules.ensure_may_review(opener=other, reviewer=me, is_of_organisation=True, is_wide=True)
    for facts in (
        {"opener": me, "reviewer": me, "is_of_organisation": False, "is_wide": True},
        {"opener": other, "reviewer": None, "is_of_organisation": False, "is_wide": True},
        {"opener": other, "reviewer": me, "is_of_organisation": True, "is_wide": False},
    ):
        with pytest.raises(Refused):
            rules.ensure_may_review(**facts)
    for verdict, words in (("", "It was right so."), ("maybe", "It was right so."), ("justified", "ok")):
        with pytest.raises(Refused):
            rules.ensure_review(verdict, words)
