"""The forms of the door: leaving, coming at an hour that was forgotten, striking out."""

from datetime import datetime

from dailylife.actions.door import Leaving
from dailylife.choices.door import REASON_LENGTH, SERVICES, WAYS
from foundation import clock
from foundation.forms import ClockField, LineField, ManyOptions, Options, moment_of, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.forms.identity import pairs


class CameForm(NumberedForm):
    """When she came today, where the tap was forgotten."""

    parts = {"came": ("came",)}
    came = ClockField(
        _l("Came today at"), [needed(_l("Write the time, such as 16:30."))], description=_l("24-hour clock")
    )

    def came_at(self) -> datetime:
        """Answer the moment."""
        return moment_of(clock.today(), self.came.data)


class LeavingForm(NumberedForm):
    """What she used today and how she left; with the hour of coming where she was not tapped in."""

    parts = {"leaving": ("services", "other_words", "way", "fetched_by"), "came": ("came",)}
    services = ManyOptions(_l("Used today"), choices=pairs(SERVICES))
    other_words = LineField(_l("What else"), length=120)
    way = Options(_l("How she left"), choices=pairs(WAYS))
    fetched_by = LineField(_l("Fetched by"), description=_l("Name, and who that is to her."), length=120)
    came = ClockField(_l("Came today at"), description=_l("24-hour clock, such as 16:30"))

    def told(self, *, asks_came: bool) -> Leaving:
        """Answer the leaving as the verb takes it; the hour of coming only where it is asked for."""
        came = moment_of(clock.today(), self.came.data) if asks_came and self.came.data else None
        return Leaving(
            services=self.services.data or (), other_words=(self.other_words.data or "").strip(),
            way=self.way.data or "", fetched_by=(self.fetched_by.data or "").strip(), came_at=came,
        )  # fmt: skip


class StrikeForm(NumberedForm):
    """Why a tap is struck out."""

    parts = {"why": ("reason",)}
    reason = LineField(
        _l("Why"), [needed(_l("Write why. What was written stays readable."))], length=REASON_LENGTH
    )
