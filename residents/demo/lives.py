"""What the demonstration knows of each invented child: who she is, her stays, and when she was elsewhere."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from homes.demo.facts import CWC
from residents.choices import StayKind
from residents.demo.names import Named

ADULT = 18


@dataclass
class Stay:
    """One stay: how it began, what changed, how it ended; moments are aware, beds are labels."""

    arrived_at: datetime
    written_at: datetime
    case_worker: str
    kind: str = StayKind.RESIDENTIAL
    categories: tuple[str, ...] = ()
    brought_by: str = ""
    brought_by_text: str = ""
    is_overnight: bool = False
    is_of_rescue: bool = False
    ends_with: str = ""
    order: tuple[str, date, str] | None = None
    exception_reason: str = ""
    bed: str = ""
    counsellor: str = ""
    moves: list[tuple[datetime, str]] = field(default_factory=list)
    orders: list[tuple[datetime, str, str]] = field(default_factory=list)
    ended_at: datetime | None = None
    end_written_at: datetime | None = None
    ending: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Spell:
    """Days on which a child was elsewhere: the reason's code, as the school names it, and words for another one."""

    first: date
    last: date
    reason: str
    words: str = ""


@dataclass
class Life:
    """One invented child; `file_id`, `child_id` and `code` are known once she was admitted."""

    home: str
    sex: str
    named: Named
    born_on: date | None
    stated: tuple[int, date, str] | None
    marks: str = ""
    committee: str = CWC
    has_photo: bool = True
    zeal: float = 1.0
    stays: list[Stay] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    is_leaving: bool = False
    file_id: UUID | None = None
    child_id: UUID | None = None
    code: str = ""

    @property
    def known_id(self) -> UUID:
        """Answer her file's id; she must have been admitted by now."""
        if self.file_id is None:
            raise LookupError("this child was not admitted yet")
        return self.file_id

    @property
    def lives_here(self) -> bool:
        """Answer whether she sleeps in the home, not only comes by day."""
        return self.stays[0].kind != StayKind.DAY

    def age_on(self, day: date) -> int:
        """Answer about how old she is on `day`, in whole years."""
        return (day - self.about_born_on).days * 100 // 36525

    @property
    def about_born_on(self) -> date:
        """Answer her date of birth, or one that fits the age that was stated."""
        if self.born_on is not None:
            return self.born_on
        years, on, _by = self.stated or (10, date(2020, 1, 1), "")
        return on - timedelta(days=years * 36525 // 100)

    def adult_on(self) -> date:
        """Answer the day on which she is eighteen."""
        return self.about_born_on + timedelta(days=ADULT * 36525 // 100 + 1)

    def is_here_on(self, day: date) -> bool:
        """Answer whether a stay of hers covers the whole day."""
        return any(
            s.arrived_at.date() < day and (s.ended_at is None or day < s.ended_at.date()) for s in self.stays
        )

    def spell_on(self, day: date) -> Spell | None:
        """Answer where she was on `day`, if not here."""
        return next((spell for spell in self.spells if spell.first <= day <= spell.last), None)


def age_said(dice: Random, years: int, on: date) -> tuple[date | None, tuple[int, date, str] | None]:
    """Answer a date of birth, or an age as somebody stated it on the day of arrival."""
    if dice.random() < 0.55:
        return on - timedelta(days=years * 36525 // 100 + dice.randint(5, 360)), None
    by = dice.choice(
        ("her own word", "school paper", "a doctor’s estimate", "her mother’s word", "vaccination card")
    )
    return None, (years, on, by)
