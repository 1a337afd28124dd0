"""Taking in a list from a file: choose it, say what its columns are, mend its rows, write it, undo it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, intake, works
from foundation.access import begin, reads, viewer, within_reach, writes
from foundation.db import db
from foundation.forms import Choices
from foundation.intake import Event, Intake, IntakeKind
from foundation.languages import _, ngettext
from foundation.refusals import Refused
from office import intaking
from office.forms_intake import BeginForm, GivenForm, SheetForm, UndoForm, chosen_columns, columns_form
from office.permissions import May
from office.views.blueprint import bp

LISTED = 30


@bp.get("/homes/<home_code>/imports")
@reads(May.INTAKE_BEGIN)
def list_intakes(home_code: str) -> ResponseReturnValue:
    """The kinds of lists that can be taken in, and the imports of this home."""
    return _list_page(_begin_form())


def _begin_form() -> BeginForm:
    form = BeginForm()
    form.kind.choices = [(kind.id, kind.label) for kind in intaking.kinds_here()]
    return form


def _list_page(form: BeginForm) -> str:
    here = [kind.id for kind in intaking.kinds_here()]
    hers = within_reach(May.INTAKE_RUN, None, owner=Intake.made_by)
    asked = sa.select(Intake).where(Intake.home_id == g.home.id, Intake.kind.in_(here), hers)
    rows = db.session.scalars(asked.order_by(Intake.made_at.desc()).limit(LISTED)).all()
    lines = [(row, intaking.kind_said(row.kind), intaking.state_said(row)) for row in rows]
    return render_template("office/intakes.html", form=form, kinds=intaking.kinds_here(), lines=lines)


@bp.post("/homes/<home_code>/imports")
@writes(May.INTAKE_BEGIN, begins_late=True)
def begin_intake(home_code: str) -> ResponseReturnValue:
    """Keep a file that is given, and lead to its columns."""
    form = _begin_form()
    if not form.validate_on_submit():
        return _list_page(form), 422
    try:
        body = form.body()
        book = intake.open_book(body)
        begin()
        made = intake.begin_intake(
            intaking.kind_here(form.kind.data), body, book=book, home_id=g.home.id, by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _list_page(form), 422
    return redirect(url_for(".show_intake_columns", intake_id=made.id), code=303)


def found_here(intake_id: UUID, *, locked: bool = False) -> tuple[Intake, IntakeKind]:
    """Answer an import and its kind, if the reader may take in such lists."""
    found = intake.find(intake_id, locked=locked)
    return found, intaking.kind_here(found.kind)


@bp.get("/imports/<uuid:intake_id>/columns")
@reads(May.INTAKE_RUN)
def show_intake_columns(intake_id: UUID) -> ResponseReturnValue:
    """What each column of the file is: guessed, or as this home said the last time."""
    found, kind = found_here(intake_id)
    if found.state not in ("open", "undone") or found.count:
        return redirect(url_for(".show_intake", intake_id=intake_id), code=303)
    return _columns_page(found, kind)


def _columns_page(
    found: Intake, kind: IntakeKind, form: Any = None, sheet_form: SheetForm | None = None
) -> str:
    book = intake.book_of(found)
    sheet = book.sheet(found.sheet)
    columns = intake.columns_of(sheet, found.head)
    form = form or columns_form(kind, columns, found.columns, month_first=found.month_first)
    sheet_form = sheet_form or SheetForm(formdata=None, sheet=found.sheet, head=found.head + 1)
    _fill_sheets(sheet_form.sheet, book)
    return render_template(
        "office/intake_columns.html", intake=found, kind=kind, form=form, sheet_form=sheet_form,
        fields=[form[f"column_{column.place}"] for column in columns], top=intaking.top_of(sheet, found.head),
        known=len(found.columns),
    )  # fmt: skip


def _fill_sheets(field: Choices, book: intake.Book) -> None:
    field.choices = [(sheet.name, sheet.name or _("the only one")) for sheet in book.sheets]


@bp.post("/imports/<uuid:intake_id>/sheet")
@writes(May.INTAKE_RUN)
def choose_sheet(intake_id: UUID) -> ResponseReturnValue:
    """Take another sheet, or another row for its headings."""
    found, kind = found_here(intake_id, locked=True)
    form = SheetForm()
    try:
        _fill_sheets(form.sheet, intake.book_of(found))
        if not form.validate_on_submit():
            return _columns_page(found, kind, sheet_form=form), 422
        intake.choose_sheet(found, kind, sheet=form.sheet.data or "", head=form.head.data - 1)
    except Refused as refused:
        form.refuse(refused)
        return _columns_page(found, kind, sheet_form=form), 422
    return redirect(url_for(".show_intake_columns", intake_id=intake_id), code=303)


@bp.post("/imports/<uuid:intake_id>/columns")
@writes(May.INTAKE_RUN)
def map_columns(intake_id: UUID) -> ResponseReturnValue:
    """Keep what each column is; the home's next file of this kind is read the same way."""
    found, kind = found_here(intake_id, locked=True)
    columns = intake.columns_of(intake.book_of(found).sheet(found.sheet), found.head)
    form = columns_form(kind, columns, None)
    if not form.validate_on_submit():
        return _columns_page(found, kind, form), 422
    try:
        intake.map_columns(found, kind, chosen_columns(form), month_first=bool(form.month_first.data))
    except Refused as refused:
        form.refuse(refused)
        return _columns_page(found, kind, form), 422
    return redirect(url_for(".show_intake", intake_id=intake_id), code=303)


@bp.get("/imports/<uuid:intake_id>")
@reads(May.INTAKE_RUN)
def show_intake(intake_id: UUID) -> ResponseReturnValue:
    """The dry run: what would be written, what waits for a hand; or how far it is, or what it made."""
    found, kind = found_here(intake_id)
    if found.state in ("open", "undone") and not found.is_mapped:
        return redirect(url_for(".show_intake_columns", intake_id=intake_id), code=303)
    return intake_page(found, kind)


def intake_page(
    found: Intake, kind: IntakeKind, *, refused: Refused | None = None, undo_form: UndoForm | None = None,
    given_form: GivenForm | None = None,
) -> str:  # fmt: skip
    """Answer the page of an import in whatever state it is."""
    shown: dict[str, Any] = {"checked": None, "work": None}
    is_stuck = intake.is_stuck(found)
    if found.state in ("open", "undone") or is_stuck:
        shown["checked"] = intake.check(
            found, kind, intaking.here_for(found.home_id, by=viewer(), intake=found)
        )
        said = {"kind": found.kind, "count": len(shown["checked"].rows)}
        subject = ("intake", found.id, None)
        audit.read(
            Event.INTAKE_READ, by=viewer(), home=found.home_id, subject=subject, details=said,
            once_per_ten_minutes=True,
        )  # fmt: skip
    elif found.state == "running":
        shown["work"] = db.session.scalar(
            sa.select(works.Work).where(
                works.Work.id == found.work_id, works.Work.user_id == viewer().user_id
            )
        )
    return render_template(
        "office/intake.html", intake=found, kind=kind, is_stuck=is_stuck, refused=refused,
        undo_form=undo_form or UndoForm(formdata=None), given_form=given_form or GivenForm(formdata=None),
        state=intaking.state_said(found), laid=intaking.lay_out(shown["checked"], kind), **shown,
    )  # fmt: skip


@bp.post("/imports/<uuid:intake_id>/rows")
@writes(May.INTAKE_RUN)
def say_rows(intake_id: UUID) -> ResponseReturnValue:
    """Keep mended cells and what was decided of rows; what still waits is shown again."""
    found, kind = found_here(intake_id, locked=True)
    try:
        intake.ensure_open(found)
        checked = intake.check(found, kind, intaking.here_for(found.home_id, by=viewer(), intake=found))
        said = intaking.said_of(request.form, checked)
        intake.say_rows(found, said)
    except Refused as refused:
        return intake_page(found, kind, refused=refused), 422
    flash(ngettext("%(num)s row is looked at again.", "%(num)s rows are looked at again.", len(said)))
    return redirect(url_for(".show_intake", intake_id=intake_id), code=303)


@bp.post("/imports/<uuid:intake_id>/file")
@writes(May.INTAKE_RUN, begins_late=True)
def give_again(intake_id: UUID) -> ResponseReturnValue:
    """Take a mended file in place of the first."""
    form, body = GivenForm(), b""
    refused: Refused | None = None
    try:
        body = form.body() if form.validate_on_submit() else b""
        intake.open_book(body)
    except Refused as fault:
        refused = fault
    begin()
    found, kind = found_here(intake_id, locked=True)
    try:
        if refused is not None:
            raise refused
        intake.give_again(found, kind, body, by=viewer())
    except Refused as fault:
        form.refuse(fault)
        return intake_page(found, kind, given_form=form), 422
    return redirect(url_for(".show_intake_columns", intake_id=intake_id), code=303)


@bp.post("/imports/<uuid:intake_id>/write")
@writes(May.INTAKE_RUN)
def write_intake(intake_id: UUID) -> ResponseReturnValue:
    """Begin to write the rows that are ready, as long work; what was broken off goes on."""
    found, kind = found_here(intake_id, locked=True)
    here = intaking.here_for(found.home_id, by=viewer(), intake=found)
    try:
        intake.start(found, intake.check(found, kind, here))
    except Refused as refused:
        return intake_page(found, kind, refused=refused), 422
    work = works.begin(
        user_id=viewer().user_id, home_id=found.home_id, kind="intake", params={"intake": str(found.id)}
    )
    db.session.flush()
    found.work_id = work.id
    answer = make_response(redirect(url_for(".show_intake", intake_id=intake_id), code=303))
    return works.run_after(answer, work, intaking.task_of(found.id, kind, here))


@bp.post("/imports/<uuid:intake_id>/undo")
@writes(May.INTAKE_RUN)
def undo_intake(intake_id: UUID) -> ResponseReturnValue:
    """Take a whole import back, unless something written since leans on it."""
    found, kind = found_here(intake_id, locked=True)
    form = UndoForm()
    try:
        if not form.validate_on_submit():
            return intake_page(found, kind, undo_form=form), 422
        count = intake.undo(found, why=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return intake_page(found, kind, undo_form=form), 422
    flash(ngettext("%(num)s row is taken back.", "%(num)s rows are taken back.", count))
    return redirect(url_for(".show_intake", intake_id=intake_id), code=303)


@bp.post("/imports/<uuid:intake_id>/put-away")
@writes(May.INTAKE_RUN)
def put_intake_away(intake_id: UUID) -> ResponseReturnValue:
    """Put an import away; its file is forgotten."""
    found, kind = found_here(intake_id, locked=True)
    try:
        intake.put_away(found, by=viewer())
    except Refused as refused:
        return intake_page(found, kind, refused=refused), 422
    flash(_("The import is put away, its file is forgotten."))
    return redirect(url_for(".list_intakes", home_code=g.home.code), code=303)
