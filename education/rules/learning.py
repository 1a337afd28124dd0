"""The rules of schools outside and of levels: days and months that can be true, figures that fit each other."""

from datetime import date

from education.choices.learning import AREAS, BOARDS, OCCASIONS, STEPS, UDISE_LENGTH
from foundation.languages import _
from foundation.refusals import Refused


def month_of(day: date) -> date:
    """Answer the first day of a day's month."""
    return day.replace(day=1)


def ensure_school(*, board: str, udise: str, from_on: date, to_on: date | None, today: date) -> None:
    """Refuse an outside school that cannot be: an unknown board, a UDISE code of another length, days that cross."""
    if board not in BOARDS:
        raise Refused(_("Choose the board."), field="board")
    if udise and (len(udise) != UDISE_LENGTH or not udise.isdigit()):
        raise Refused(_("A UDISE code has 11 figures. Look again, or leave it empty."), field="udise")
    if from_on > today:
        raise Refused(
            _("This day has not come yet. Write her first day there when it has come."), field="from_on"
        )
    if to_on and to_on < from_on:
        raise Refused(_("The last day is before the first. Mend one of them."), field="to_on")


def ensure_slip(
    *, month: date, days_open: int, days_present: int, from_on: date, to_on: date | None, today: date
) -> None:
    """Refuse a slip that cannot be true: a month to come or outside her days there, more days present than open."""
    if month > today:
        raise Refused(
            _("This month has not begun. Write the slip when the school has given it."), field="month"
        )
    if month < month_of(from_on) or (to_on and month > to_on):
        raise Refused(_("She did not go to this school in that month. Choose another month."), field="month")
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    days = (following - month).days
    if not 0 <= days_open <= days:
        raise Refused(
            _("The month has %(days)s days. Write how many the school was open.", days=days),
            field="days_open",
        )
    if not 0 <= days_present <= days_open:
        raise Refused(
            _("She cannot be present on more days than the school was open. Look at the slip again."),
            field="days_present",
        )


def ensure_level(
    *, area: str, step: int | None, occasion: str, seen_on: date, came_on: date, today: date
) -> None:
    """Refuse a level of an unknown area or step, or on a day on which she was not here."""
    if area not in AREAS:
        raise Refused(_("Choose what was looked at."))
    if step is None or not 0 <= step < len(STEPS[area]):
        raise Refused(_("Choose the step that she reaches."), field=area)
    if occasion not in OCCASIONS:
        raise Refused(_("Choose when it was looked at."), field="occasion")
    if seen_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="seen_on")
    if seen_on < came_on:
        raise Refused(_("She had not come by that day. Choose a later day."), field="seen_on")
