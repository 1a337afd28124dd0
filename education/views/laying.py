"""The pages on which a draft is laid by hand: one cell, with its clashes while one chooses, and the ways out."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from flask import abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from education import queries as school
from education.actions import timetable as actions
from education.forms import uuid_of
from education.forms.timetable import CellForm
from education.models import SchoolClass, SchoolPeriod, Timetable, TimetableCell
from education.names import said_in
from education.permissions import May
from education.queries import timetable as queries
from education.rules import timetable as rules
from education.rules.timetable import CellRow, Fault
from education.views.blueprint import bp
from education.views.classes import found
from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.bookings import Kind, Resource, free_among, weekday_words
from foundation.bookings.gathering import Taken
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current

OFFERED = 3
"""Ways out of each kind that are offered beside a clash."""
PLACE = "/timetables/<uuid:timetable_id>/cells/<uuid:class_id>/<uuid:period_id>/<int:weekday>"


@dataclass
class Laying:
    """One place of a draft while it is laid: what stands there, and what can be chosen."""

    draft: Timetable
    school_class: SchoolClass
    period: SchoolPeriod
    weekday: int
    cell: TimetableCell | None
    cells: tuple[CellRow, ...]
    subjects: dict[str, str]
    teachers: dict[str, str]
    rooms: dict[str, str]

    @property
    def url(self) -> str:
        """Answer where the class's week is shown."""
        return url_for(
            "education.show_timetable", timetable_id=self.draft.id, of=f"class:{self.school_class.id}"
        )

    @property
    def said(self) -> dict[str, Callable[[Any], str]]:
        """Answer how each field's value is said beside another's."""
        known = {"subject_id": self.subjects, "teacher_id": self.teachers, "room_id": self.rooms}

        def sayer(names: dict[str, str]) -> Callable[[Any], str]:
            return lambda value: names.get(str(value), _("nothing"))

        return {name: sayer(names) for name, names in known.items()}

    def typed(self, form: CellForm) -> CellRow | None:
        """Answer the cell as it is typed, with its names; None while subject or teacher is missing or unknown."""
        subject, teacher, room = (str(form[n].data or "") for n in ("subject_id", "teacher_id", "room_id"))
        if subject not in self.subjects or teacher not in self.teachers or (room and room not in self.rooms):
            return None
        bare = SimpleNamespace(
            id=None, version=0, weekday=self.weekday, subject_id=UUID(subject), teacher_id=UUID(teacher),
            room_id=uuid_of(room),
        )  # fmt: skip
        names = self.subjects[subject], self.teachers[teacher], self.rooms.get(room, "")
        return queries.row_of(bare, self.school_class, self.period, *names)


@bp.get(PLACE)
@reads(May.TIMETABLE_LAY)
def show_cell(timetable_id: UUID, class_id: UUID, period_id: UUID, weekday: int) -> ResponseReturnValue:
    """Show one place of a draft, with what stands there and what is wrong with it."""
    laying = _laying(timetable_id, class_id, period_id, weekday)
    form = CellForm(formdata=None, obj=laying.cell)
    for name in ("subject_id", "teacher_id", "room_id"):
        form[name].data = str(form[name].data or "")
    return _page(laying, form)


@bp.post(f"{PLACE}/try")
@reads(May.TIMETABLE_LAY, searches=True)
def try_cell(timetable_id: UUID, class_id: UUID, period_id: UUID, weekday: int) -> ResponseReturnValue:
    """Say what would clash as far as the form is filled: a part of the page, asked for while one chooses."""
    laying = _laying(timetable_id, class_id, period_id, weekday)
    if "HX-Request" not in request.headers:
        place = {
            "timetable_id": timetable_id,
            "class_id": class_id,
            "period_id": period_id,
            "weekday": weekday,
        }
        return redirect(url_for("education.show_cell", **place), code=303)  # by itself it is no page
    return render_template("education/_ways_out.html", **_ways_out(laying, CellForm()))


@bp.post(PLACE)
@writes(May.TIMETABLE_LAY)
def lay_cell(timetable_id: UUID, class_id: UUID, period_id: UUID, weekday: int) -> ResponseReturnValue:
    """Lay one place; a way out that was pressed replaces its teacher or room, or moves it."""
    laying = _laying(timetable_id, class_id, period_id, weekday)
    form = _offer(laying, CellForm())
    _take_way_out(form)
    if not form.validate_on_submit():
        return _page(laying, form), 422
    try:
        if laying.cell is not None:
            ensure_current(laying.cell, form, said=laying.said)
        chosen = {n: _chosen(form, n, getattr(laying, f"{n}s")) for n in ("subject", "teacher", "room")}
        moved = _moved(laying, request.form.get("move", ""))
        told = {f"{name}_id": value for name, value in chosen.items()}
        if moved and laying.cell is not None:
            actions.lay_cell(
                laying.draft, laying.school_class, laying.period, weekday, by=viewer(), cell=laying.cell,
                subject_id=None, teacher_id=None, room_id=None,
            )  # fmt: skip
        place = moved or (laying.period, weekday, laying.cell)
        actions.lay_cell(
            laying.draft, laying.school_class, place[0], place[1], cell=place[2], by=viewer(), **told
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(laying, form), 422
    flash(_("Saved."))
    return redirect(laying.url, code=303)


def _laying(timetable_id: UUID, class_id: UUID, period_id: UUID, weekday: int) -> Laying:
    if not 0 <= weekday <= 6:
        abort(404)
    draft, school_class, period, cell = found(queries.place_of(timetable_id, class_id, period_id, weekday))
    subjects = [s for s in school.subjects_of(g.home.id) if s.ends_on is None or s.ends_on > draft.from_on]
    return Laying(
        draft, school_class, period, weekday, cell, queries.cells_of(timetable_id),
        {str(s.id): said_in(s.name, s.name_local)[0] for s in subjects},
        {str(one): name for one, name in school.teachers_of(g.home.id)},
        {str(one): name for one, name in queries.rooms_of(g.home.id)},
    )  # fmt: skip


def _offer(laying: Laying, form: CellForm) -> CellForm:
    form.subject_id.choices = [("", _("No lesson")), *laying.subjects.items()]
    form.teacher_id.choices = [("", _("Choose")), *laying.teachers.items()]
    form.room_id.choices = [("", _("The class’s own, no room booked")), *laying.rooms.items()]
    return form


def _take_way_out(form: CellForm) -> None:
    for name in ("teacher_id", "room_id"):
        if instead := request.form.get(f"instead_{name}", ""):
            form[name].data = instead


def _chosen(form: CellForm, name: str, known: dict[str, str]) -> UUID | None:
    value = str(form[f"{name}_id"].data or "")
    if value and value not in known:
        raise Refused(_("Choose one of the list."), field=f"{name}_id")
    return uuid_of(value)


def _moved(laying: Laying, asked: str) -> tuple[SchoolPeriod, int, None] | None:
    period, _colon, weekday = asked.partition(":")
    period_id = uuid_of(period)
    if period_id is None or not weekday.isdigit() or int(weekday) > 6:
        return None
    home = laying.draft.home_id
    taken = {cell.place for cell in laying.cells}
    to = next((p for p in queries.periods_of_home(home, clock.today()) if p.id == period_id), None)
    if to is None or (laying.school_class.id, period_id, int(weekday)) in taken:
        raise Refused(_("That place is taken by now. Choose another."))
    return to, int(weekday), None


def _page(laying: Laying, form: CellForm) -> str:
    _offer(laying, form)
    if laying.cell is not None and not form.version.data:
        form.version.data = str(laying.cell.version)
    return render_template(
        "education/cell.html", form=form, laying=laying, draft=laying.draft, school_class=laying.school_class,
        day=weekday_words(1 << laying.weekday), try_url=url_for(
            "education.try_cell", timetable_id=laying.draft.id, class_id=laying.school_class.id,
            period_id=laying.period.id, weekday=laying.weekday,
        ),
        **_ways_out(laying, form),
    )  # fmt: skip


def _ways_out(laying: Laying, form: CellForm) -> dict[str, Any]:
    """Answer what is wrong with the cell as typed, and who, which room and which other place is free."""
    typed = laying.typed(form)
    if typed is None:
        return {"faults": (), "ways": {}, "is_free": False}
    house: Any = current_app.extensions["house"]
    taken: Taken = house.taken(laying.draft.home_id, laying.draft.from_on)
    cells = (*(c for c in laying.cells if c.key != typed.key), typed)
    faults = actions.faults_of(laying.draft, cells, taken=taken, only=typed.key)
    ways = _free(laying, typed, cells, taken, faults) if faults else {}
    return {"faults": faults, "ways": ways, "is_free": not faults}


def _free(
    laying: Laying, typed: CellRow, cells: tuple[CellRow, ...], taken: Taken, faults: tuple[Fault, ...]
) -> dict[str, Any]:
    kinds = {fault.kind for fault in faults}
    first, mine = laying.draft.from_on, typed.key
    kept, hours = rules.without(taken.bookings, {c.class_id for c in cells}), taken.hours
    rest = (*kept, *(rules.booking_of(c, first) for c in cells if c.key != mine))
    when = rules.booking_of(typed, first).when
    ways: dict[str, Any] = {}
    if kinds & {Kind.PERSON, "hours"}:
        knows = {c.teacher_id for c in laying.cells if c.subject_id == typed.subject_id}
        people = [Resource(Kind.PERSON, UUID(one), name) for one, name in laying.teachers.items()]
        people.sort(key=lambda person: person.id not in knows)
        free = free_among(people, when, rest, hours)[:OFFERED]
        ways["teachers"] = [(p.id, p.name, p.id in knows) for p in free]
    if Kind.ROOM in kinds:
        rooms = [Resource(Kind.ROOM, UUID(one), name) for one, name in laying.rooms.items()]
        ways["rooms"] = [(r.id, r.name) for r in free_among(rooms, when, rest)[:OFFERED]]
    if laying.cell is not None:
        slots = queries.slots_of(queries.periods_of_home(laying.draft.home_id, first))
        places = rules.free_places(typed, cells, slots, from_on=first, standing=kept, hours=hours)
        ways["places"] = [
            (f"{period}:{weekday}", name, weekday_words(1 << weekday)) for period, weekday, name in places[:OFFERED]
        ]  # fmt: skip
    return ways
