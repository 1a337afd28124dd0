"""The first week of a home, day by day: what is to be done, and what the house itself sees of it."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from foundation.backup import Standing, standing
from foundation.languages import _
from office.queries.first_week import Begun, begun

FEW_STAFF, FEW_POSTS = 2, 2
"""More than the superintendent alone: the others are written too (local setting)."""


@dataclass(frozen=True)
class Task:
    """One thing to do: its words, why or how, where it is done, and whether the house sees it done."""

    title: str
    words: str
    url: str
    is_done: bool


@dataclass(frozen=True)
class Day:
    """One day of the week with its tasks."""

    title: str
    tasks: tuple[Task, ...]


def week_of(home_id: UUID, home_code: str) -> tuple[Day, ...]:
    """Answer the week of a home with its ticks. Three statements."""
    have, copies = begun(home_id), standing()

    def to(endpoint: str) -> str:
        return url_for(endpoint, home_code=home_code)

    return (
        Day(
            _("Day 1: the house"),
            _of_house(
                have, copies, to("homes.show_go_live"), to("homes.list_rooms"), to("office.show_backups")
            ),
        ),
        Day(
            _("Day 2: the people"),
            _of_people(
                have, to("homes.list_staff"), to("accounts.list_people_here"), to("accounts.list_phones")
            ),
        ),
        Day(
            _("Days 3 and 4: the children who live here"),
            (
                Task(
                    _("Take in the children"),
                    _(
                        "From a list: Import. One by one: “Lives here already”. Use the dates of the old register."
                    ),
                    to("office.list_intakes"),
                    have.children > 0,
                ),
            ),
        ),
        Day(_("Day 5: keep it safe"), _of_copies(copies, to("office.show_backups"))),
        Day(
            _("Days 6 and 7: live on it"),
            (
                Task(
                    _("Have a register signed"),
                    _("At the end of the month the committee signs it under its last line."),
                    to("office.list_registers"),
                    have.signed > 0,
                ),
            ),
        ),
    )


def _of_house(have: Begun, copies: Standing, go_live: str, rooms: str, backups: str) -> tuple[Task, ...]:
    is_proved = copies.key is not None and copies.key.confirmed_at is not None
    return (
        Task(
            _("Write the go-live day"),
            _("From this day the books are kept here. Older lines are not called late."),
            go_live,
            have.go_live_on is not None,
        ),
        Task(_("Write rooms and beds"), _("Name each room as the house calls it."), rooms, have.beds > 0),
        Task(
            _("Prove the recovery code"),
            _(
                "At the terminal: flask keys paper, then flask keys confirm. Keep the paper outside the office."
            ),
            backups,
            is_proved,
        ),
    )


def _of_people(have: Begun, staff: str, people: str, phones: str) -> tuple[Task, ...]:
    return (
        Task(
            _("Write the staff"),
            _("Everyone who works here, also without a phone."),
            staff,
            have.staff >= FEW_STAFF,
        ),
        Task(
            _("Give each her own sign-in"),
            _("Ask the administrator for the posts. Nobody uses the name of another."),
            people,
            have.posts >= FEW_POSTS,
        ),
        Task(
            _("Enrol the phones"),
            _("Each phone of the house once, here in the office."),
            phones,
            have.phones > 0,
        ),
    )


def _of_copies(copies: Standing, backups: str) -> tuple[Task, ...]:
    return (
        Task(
            _("See a fresh backup"),
            _("It is made each night. Leave the machine on."),
            backups,
            not copies.is_over,
        ),
        Task(
            _("Keep it in a second place"),
            _("A stick or another machine, named by the administrator."),
            backups,
            copies.last is not None and copies.last.second == "kept",
        ),
    )
