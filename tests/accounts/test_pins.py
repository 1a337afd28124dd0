"""PINs as plain rules: which are weak, for whom they are, on which days they open."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts import pins
from accounts.roles import Role
from foundation.refusals import Refused

NIGHT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)  # 21:00 in India


@pytest.mark.parametrize(
    "pin",
    ["111111", "123456", "987654", "890123", "121212", "112233", "123123", "123321", "123987", "135791", "147258",
     "111222", "000001"],
)  # fmt: skip
def test_a_weak_pin_is_refused_in_words(pin):
    with pytest.raises(Refused, match="guessed at once"):
        pins.ensure_pin(pin)


@pytest.mark.parametrize("typed", ["12345", "1234567", "48a193", "", "৪৮১৯৩"])
def test_a_pin_has_six_figures(typed):
    with pytest.raises(Refused, match="six figures"):
        pins.ensure_pin(typed)


def test_a_good_pin_is_read_in_any_script():
    assert pins.ensure_pin(" 481 937 ") == pins.ensure_pin("৪৮১৯৩৭") == pins.ensure_pin("४८१९३७") == "481937"


def test_only_house_staff_teachers_and_nurses_come_in_by_pin():
    allowed = {role for role in Role if pins.may_use_pin({role})}
    assert allowed == {Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE}
    assert pins.may_use_pin({Role.TEACHER, Role.NURSE})
    assert not pins.may_use_pin({Role.TEACHER, Role.COUNSELLOR})
    assert not pins.may_use_pin(())


def test_a_pin_opens_until_the_day_turns_and_not_at_midnight():
    def opens(now, full_at=NIGHT):
        return pins.opens_now(full_at, now=now, zone="Asia/Kolkata", turns_at=4)

    assert opens(NIGHT + timedelta(hours=6, minutes=59))
    assert not opens(NIGHT + timedelta(hours=7))
    assert not opens(NIGHT - timedelta(minutes=1))
    assert not opens(NIGHT, full_at=None)
