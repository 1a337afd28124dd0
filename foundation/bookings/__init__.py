"""Who and what is taken when: one clash rule for lessons, batches and sessions, whichever room books them.

How a room uses it:

* A *booking* says when (`When`: weekdays, hours, first and last day; `When.on(day, ...)` for one day only), what it is
  in words, and what it takes: persons (a teacher or trainer, by the id of her account), rooms of the home (`Room.id`),
  groups (a class or a batch, by its own id), and the files of the children in it. Its `key` is the room's own and the
  same each time it is told, as `teaching:<id>`: a booking never clashes with one of its own key.
* Tell the house what you have booked: `Feature(bookings=(BookingSource(load=..., tell=...),))`, on a card or a Part.
  `load(home_id, first, last)` answers selects of what holds in a home on any day from `first` to `last` (None: open),
  made by `gathering.rows_of`, all in the same columns: the house asks those of all rooms in one statement. `tell` makes
  a booking of each row by its word. Rows of the word `gathering.HOURS` say when persons are there; whoever has no
  hours may be booked at any time. `elsewhere` and `groups`: see `BookingSource`.
* Before you write: `taken = house.taken(home_id, first, last)`, then `find_clashes(wanted, taken.bookings)` and
  `hours_missed(wanted, taken.hours)`. Both answer plain facts with `.words()`, whole sentences in the reader's
  language; refuse with them, as `Refused(clash.words(), field="teacher_id")`.
* `free_among(resources, when, standing, hours)` answers which of several persons or rooms could be taken instead.

The house is `current_app.extensions["house"]`: the view asks it and hands the bookings to the room's verbs.
"""

from foundation.bookings.engine import (
    Booking,
    Clash,
    Hours,
    Kind,
    Missed,
    Resource,
    When,
    find_clashes,
    free_among,
    hours_missed,
)
from foundation.bookings.words import weekday_words

__all__ = [
    "Booking", "Clash", "Hours", "Kind", "Missed", "Resource", "When", "find_clashes", "free_among", "hours_missed",
    "weekday_words",
]  # fmt: skip
