"""What may be written about a child, on plain values: ages, codes, whom a home takes, when it may have happened."""

from dataclasses import dataclass
from datetime import date, datetime

from foundation import formatting
from foundation.languages import _, current, ngettext
from foundation.refusals import Refused
from residents.choices import WITHOUT_ORDER, ExitReason, NameKind, Sex, StayKind

OLDEST = 25


@dataclass(frozen=True)
class Age:
    """An age in whole years on some day; about, when it was only stated; unknown, when `years` is None."""

    years: int | None
    is_about: bool = False
    stated_years: int | None = None
    stated_on: date | None = None

    @property
    def short(self) -> str:
        """Answer `14` or `about 14`, or a dash when it is not known."""
        if self.years is None:
            return "–"
        return formatting.format_age(self.years, current(), is_about=self.is_about)

    @property
    def words(self) -> str:
        """Answer `14`, or `about 14 (stated 6 Nov 2026)`; both figures when years have passed since."""
        if self.years is None:
            return _("age not known")
        if not self.is_about or self.stated_on is None:
            return self.short
        day = formatting.format_day(self.stated_on, current())
        if self.years == self.stated_years:
            return _("%(age)s (stated %(day)s)", age=self.short, day=day)
        stated = formatting.format_age(self.stated_years or 0, current())
        return _("%(age)s (stated %(stated)s on %(day)s)", age=self.short, stated=stated, day=day)


def age_on(day: date, *, born_on: date | None, stated_years: int | None, stated_on: date | None) -> Age:
    """Answer the age on `day`: from the date of birth, else from what was stated and the years since."""
    if born_on is not None:
        return Age(max(0, whole_years(born_on, day)))
    if stated_years is None:
        return Age(None)
    since = max(0, whole_years(stated_on, day)) if stated_on else 0
    return Age(stated_years + since, is_about=True, stated_years=stated_years, stated_on=stated_on)


def whole_years(first: date, last: date) -> int:
    """Answer the whole years from `first` to `last`; a birthday counts on its day, 29 February on 1 March."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def file_code(home_code: str, year: int, serial: int) -> str:
    """Answer a file's code, such as KRS-2026-014."""
    return f"{home_code}-{year}-{serial:03d}"


def days_here(first: date, last: date) -> int:
    """Answer the days of a stay, its first day counted."""
    return (last - first).days + 1


def here_words(days: int) -> str:
    """Answer how long she has been here, in words."""
    return ngettext("here %(num)s day", "here %(num)s days", days)


def ensure_age_known(
    *, born_on: date | None, stated_years: int | None, stated_on: date | None, by: str
) -> None:
    """Refuse an admission without an age: a date of birth, or an age with the day and on what it was stated."""
    if born_on is None and stated_years is None:
        raise Refused(_("Write the date of birth, or about how old she is."), field="age_years_stated")
    if stated_years is not None and not 0 <= stated_years <= OLDEST:
        raise Refused(_("Write an age from 0 to %(most)s.", most=OLDEST), field="age_years_stated")
    if born_on is None and stated_on is None:
        raise Refused(_("Write on which day this age was stated."), field="age_stated_on")
    if born_on is None and not by:
        raise Refused(
            _("Write on what the age rests: her word, a school paper, a doctor."), field="age_stated_by"
        )


def ensure_birth_possible(born_on: date | None, *, on: date) -> None:
    """Refuse a date of birth after the day of arrival, or more than twenty-five years before it."""
    if born_on is None:
        return
    if born_on > on:
        raise Refused(_("This date of birth is after the day she came. Look at the year."), field="born_on")
    if whole_years(born_on, on) > OLDEST:
        raise Refused(
            _("By this date she is older than %(most)s. Look at the year.", most=OLDEST), field="born_on"
        )


def ensure_named(name: str, name_kind: str) -> None:
    """Refuse a name that is said to be known and is not written."""
    if not name and name_kind != NameKind.UNKNOWN:
        raise Refused(_("Write the name, or choose “Not known”."), field="name")


def ensure_happened(at: datetime, *, now: datetime, field: str) -> None:
    """Refuse what lies in the future; the past is allowed and marked late."""
    if at > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field=field)


def exceptions_for(
    *, sex: str, age: Age, stay: str, for_whom: str, age_from: int, age_to: int
) -> tuple[str, ...]:
    """Answer in which points the home does not usually take this child: `sex`, `age`."""
    found = []
    usual = {"girls": {Sex.GIRL}, "boys": {Sex.BOY}}.get(for_whom, set(Sex))
    if sex not in usual:
        found.append("sex")
    if age.years is not None and stay != StayKind.AFTERCARE and not age_from <= age.years <= age_to:
        found.append("age")
    return tuple(found)


def ensure_reasoned(
    exceptions: tuple[str, ...], reason: str, *, age_from: int, age_to: int, strength: int
) -> None:
    """Refuse an unusual admission until its reason is written."""
    if not exceptions or reason:
        return
    if "sex" in exceptions:
        said = _(
            "This home does not take children of this sex. Choose again, or write why the child stays here."
        )
        raise Refused(said, field="sex")
    if "age" in exceptions:
        said = _(
            "This home takes children of %(low)s to %(high)s. Write why the child stays here.",
            low=age_from,
            high=age_to,
        )
        raise Refused(said, field="exception_reason")
    said = _(
        "The sanctioned strength of %(count)s is reached. Write why the child stays here.", count=strength
    )
    raise Refused(said, field="exception_reason")


def ensure_bed_wanted(*, stay: str, has_bed: bool) -> None:
    """Refuse a bed for a child who comes by day."""
    if stay == StayKind.DAY and has_bed:
        raise Refused(_("A child who comes by day has no bed. Take the bed away."), field="bed_id")


def ensure_order_whole(order_no: str, order_date: date | None, *, field: str, today: date) -> None:
    """Refuse half an order: its number and its date belong together, and the date has come."""
    if order_no and order_date is None:
        raise Refused(_("Write the date of this order."), field=f"{field}_date")
    if order_date is not None and not order_no:
        raise Refused(_("Write the number of this order."), field=f"{field}_no")
    if order_date is not None and order_date > today:
        raise Refused(_("This order’s date has not come yet. Look at the year."), field=f"{field}_date")


def ensure_exit_grounded(
    reason: str, *, order_no: str, order_date: date | None, handed_to: str, signs: bool
) -> None:
    """Refuse an end of stay without its order or without whom she was handed to (JJ Model Rules 2016, rule 82)."""
    if reason not in WITHOUT_ORDER and not order_no:
        raise Refused(
            _("Write the number of the order. A child may not leave without one."), field="exit_order_no"
        )
    if reason not in WITHOUT_ORDER and order_date is None:
        raise Refused(_("Write the date of the order."), field="exit_order_date")
    if signs and not handed_to:
        raise Refused(_("Write to whom she was handed."), field="handed_to")


def ensure_exit_fits_stay(reason: str, *, stay: str, is_overnight: bool) -> None:
    """Refuse an end that this kind of stay cannot have."""
    if reason == ExitReason.STOPPED_COMING and stay != StayKind.DAY:
        raise Refused(
            _("Only a child who comes by day can stop coming. Choose another reason."), field="exit_reason"
        )
    if reason == ExitReason.NIGHT_OVER and not is_overnight and stay != StayKind.NIGHT_SHELTER:
        raise Refused(_("She was not kept for one night only. Choose another reason."), field="exit_reason")


def ensure_after(at: datetime, earlier: datetime, *, field: str) -> None:
    """Refuse a time before the stay began."""
    if at < earlier:
        raise Refused(_("This is before she came. Look at the day and the time."), field=field)


def ensure_stay_open(ended_at: datetime | None) -> None:
    """Refuse to write in a stay that has ended."""
    if ended_at is not None:
        raise Refused(_("This child has left. Open a new stay before writing here."))


def ensure_here_before(came_on: date, *, go_live_on: date | None) -> None:
    """Refuse to take over a child who came after the go-live day: she is received like every other."""
    if go_live_on is not None and came_on > go_live_on:
        day = formatting.format_day(go_live_on, current())
        raise Refused(_("She came after the go-live day, %(day)s. Admit her instead.", day=day), field="day")
