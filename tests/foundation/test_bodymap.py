"""The body map: regions by a tap or by their names, marks without a place refused, nothing drawn upon another."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from foundation import bodymap, clock
from foundation.bodymap import BACK, FRONT, REGIONS, Seen
from foundation.bodymap.figure import HEIGHT, WIDTH, middle_of
from foundation.refusals import Refused


def seen(**more):
    usual = {
        "place": "front:face",
        "kind": "bruise",
        "is_new": True,
        "words": "",
        "seen_by": "Nurse",
        "seen_at": clock.now(),
    }
    return Seen(**{**usual, **more})


def row(number, **more):
    usual = {
        "id": uuid4(), "number": number, "figure": FRONT, "region": "face", "x": None, "y": None, "kind": "scar",
        "is_new": False, "words": "", "seen_by": "N", "seen_at": clock.now(), "struck_at": None, "struck_by_name": "",
        "struck_reason": "",
    }  # fmt: skip
    return SimpleNamespace(**{**usual, **more}), "Nurse"


def test_every_region_lies_within_its_outline_and_a_tap_in_its_middle_is_in_a_region():
    for (figure, region), (box, _said) in REGIONS.items():
        assert 0 <= box[0] < box[2] <= WIDTH, region
        assert 0 <= box[1] < box[3] <= HEIGHT, region
        assert bodymap.region_at(figure, *middle_of(figure, region)), region


def test_her_right_is_at_the_left_of_the_front_and_at_the_right_of_the_back():
    assert middle_of(FRONT, "hand_right")[0] < WIDTH // 2 < middle_of(BACK, "hand_right")[0]
    assert bodymap.region_at(FRONT, 30, 240) == "hand_right"
    assert bodymap.region_at(BACK, 30, 240) == "hand_left"


def test_a_tap_beside_the_body_is_no_place():
    assert bodymap.region_at(FRONT, 3, 3) == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [({"place": ""}, "place"), ({"place": "front:upper_back"}, "place"), ({"kind": "burnt"}, "kind"),
     ({"seen_at": None}, "day")],
    ids=["no place", "place of the other side", "no kind", "future"],
)  # fmt: skip
def test_a_mark_that_does_not_hold_together_is_refused(change, field):
    if "seen_at" in change:
        change = {"seen_at": clock.now() + timedelta(hours=1)}
    with pytest.raises(Refused) as refused:
        bodymap.ensure_mark(seen(**change), now=clock.now())
    assert refused.value.field == field


def test_a_point_is_kept_only_where_it_lies_in_the_place_that_was_named():
    assert bodymap.mark_of(seen(x=100, y=40))["x"] == 100
    assert bodymap.mark_of(seen(x=100, y=300))["x"] is None
    assert bodymap.mark_of(seen(x=9999, y=40))["x"] is None


def test_marks_of_one_place_stand_beneath_each_other_and_struck_ones_leave_the_drawing():
    drawn = bodymap.drawn(
        [row(1), row(2), row(3, struck_at=clock.now()), row(4, figure=BACK, region="seat", is_new=True)]
    )
    front, back = drawn.outlines
    assert [mark.number for mark in front.marks] == [1, 2]
    assert front.marks[0].y != front.marks[1].y
    assert [mark.number for mark in back.marks] == [4]
    assert [mark.number for mark in drawn.struck] == [3]
    assert drawn.sentence == "Marks: 1 new, 2 old."


def test_every_region_can_be_chosen_without_tapping():
    assert {value for value, _said in bodymap.regions_to_choose()} == {f"{f}:{r}" for f, r in REGIONS}
