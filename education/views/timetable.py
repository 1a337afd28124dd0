"""The pages of the timetable: the week in force, a version, the list of versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from education import grid
from education.actions import timetable as actions
from education.forms.timetable import PublishForm
from education.grid import Subject
from education.models import Timetable
from education.models.timetable import DRAFT
from education.names import said_in
from education.permissions import May
from education.queries import timetable as queries
from education.rules.timetable import CellRow, Fault, Slot
from education.views.blueprint import bp
from education.views.classes import found
from foundation import clock
from foundation.access import may, reads, viewer
from foundation.languages import _


@dataclass(frozen=True)
class Version:
    """A version with all that its pages ask: its cells, the periods, whose week, and what is wrong."""

    timetable: Timetable
    cells: tuple[CellRow, ...]
    slots: list[Slot]
    subjects: tuple[Subject, ...]
    subject: Subject | None
    faults: tuple[Fault, ...]

    @property
    def is_draft(self) -> bool:
        """Answer whether it can still be laid."""
        return self.timetable.state == DRAFT

    @property
    def left(self) -> list[Fault]:
        """Answer the clashes that hold back the publishing."""
        return [fault for fault in self.faults if not fault.soft]


@bp.get("/homes/<home_code>/timetable")
@reads(May.TIMETABLE_SEE)
def show_week(home_code: str) -> ResponseReturnValue:
    """Show the timetable in force: a teacher her own week, others the first class's; chosen by class, teacher, room."""
    timetable = queries.in_force(g.home.id, clock.today())
    if timetable is None:
        return render_template("education/no_timetable.html", may_lay=may(May.TIMETABLE_LAY))
    return version_page(version_of(timetable))


@bp.get("/timetables/<uuid:timetable_id>")
@reads(May.TIMETABLE_SEE)
def show_timetable(timetable_id: UUID) -> ResponseReturnValue:
    """Show one version: a draft with its clashes and their ways out, a published one to read."""
    return version_page(version_of(found(queries.timetable_by_id(timetable_id))))


@bp.get("/homes/<home_code>/timetable/versions")
@reads(May.TIMETABLE_SEE)
def list_versions(home_code: str) -> ResponseReturnValue:
    """Show the versions of a home's timetable, the newest first."""
    return render_template(
        "education/versions.html",
        lines=queries.versions_of(g.home.id),
        may_lay=may(May.TIMETABLE_LAY),
        today=clock.today(),
    )


def version_of(timetable: Timetable) -> Version:
    """Answer a version with its cells and, for a draft, what is wrong with it."""
    home_id = timetable.home_id
    cells = queries.cells_of(timetable.id)
    used = {cell.period_id for cell in cells}
    slots = [
        slot
        for slot, period in _slots(home_id)
        if slot.id in used or period.ends_on is None or period.ends_on > timetable.from_on
    ]
    classes = [
        (c.id, said_in(c.name, c.name_local)[0]) for c in queries.classes_at(home_id, timetable.from_on)
    ]
    subjects = grid.subjects_of(cells, classes)
    return Version(timetable, cells, slots, subjects, _asked(subjects), draft_faults(timetable, cells))


def _slots(home_id: UUID) -> list[tuple[Slot, Any]]:
    periods = queries.periods_of_home(home_id)
    return list(zip(queries.slots_of(periods), periods, strict=True))


def draft_faults(
    timetable: Timetable, cells: Sequence[CellRow], *, only: str | None = None
) -> tuple[Fault, ...]:
    """Answer what is wrong with a draft's cells; nothing is asked of a published version."""
    if timetable.state != DRAFT or not cells:
        return ()
    house: Any = current_app.extensions["house"]
    taken = house.taken(timetable.home_id, timetable.from_on)
    return actions.faults_of(timetable, cells, taken=taken, only=only)


def _asked(subjects: Sequence[Subject]) -> Subject | None:
    """Answer whose week is asked for; without a word a teacher's own, else the first class's."""
    asked = request.args.get("of", "") or f"{grid.TEACHER}:{viewer().user_id}"
    chosen = next((one for one in subjects if one.value == asked), None)
    return chosen or next(iter(subjects), None)


def version_page(version: Version, *, form: Any = None) -> str:
    """Draw a version's page: the grid of whose week is asked for, its clashes, what each teacher has."""
    timetable, subject = version.timetable, version.subject
    lays = version.is_draft and may(May.TIMETABLE_LAY)
    week = grid.grid_of(
        subject, version.cells, version.slots, faults=version.faults,
        address=_addresses(timetable, subject) if lays else None,
    ) if subject else None  # fmt: skip
    cells = {cell.key: cell for cell in version.cells}
    return render_template(
        "education/timetable.html",
        version=version,
        timetable=timetable,
        week=week,
        lays=lays,
        subject=subject,
        subjects=_grouped(version.subjects),
        clashes=[(cells[f.key], f, _cell_url(timetable.id, cells[f.key])) for f in version.faults],
        left=len(version.left),
        loads=grid.loads_of(version.cells),
        form=form or PublishForm(formdata=None, version=str(timetable.version)),
        may_lay=may(May.TIMETABLE_LAY),
        in_force=timetable.state != DRAFT,
        today=clock.today(),
    )


def _grouped(subjects: Sequence[Subject]) -> list[tuple[str, list[Subject]]]:
    """Answer whose weeks can be shown under the words of their kinds."""
    kinds = {grid.CLASS: _("Classes"), grid.TEACHER: _("Teachers"), grid.ROOM: _("Rooms")}
    told = [(words, [one for one in subjects if one.kind == kind]) for kind, words in kinds.items()]
    return [(words, ones) for words, ones in told if ones]


def _addresses(timetable: Timetable, subject: Subject | None) -> Any:
    if subject is None or subject.kind != grid.CLASS:
        return None

    def address(period_id: UUID, weekday: int) -> str:
        return url_for(
            "education.show_cell", timetable_id=timetable.id, class_id=subject.id, period_id=period_id,
            weekday=weekday,
        )  # fmt: skip

    return address


def _cell_url(timetable_id: UUID, cell: CellRow) -> str:
    return url_for(
        "education.show_cell", timetable_id=timetable_id, class_id=cell.class_id, period_id=cell.period_id,
        weekday=cell.weekday,
    )  # fmt: skip
