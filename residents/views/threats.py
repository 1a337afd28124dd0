"""Danger from outside: threat notes of a child, and the list of those who must not come in."""

from typing import Any
from uuid import UUID

from flask import Response, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, files, formatting
from foundation.access import begin, may, reads, viewer, writes
from foundation.languages import _, current
from residents import reach
from residents.actions import threats as actions
from residents.events import Event
from residents.forms.help import BarForm, ThreatForm
from residents.models import BarredPerson
from residents.permissions import May
from residents.queries import file
from residents.queries import threats as queries
from residents.queries.victim import row_of
from residents.rules.victim import is_barred_now
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.parts import form_of_part, posted, with_upload


@bp.get("/children/<code>/threats")
@reads(May.THREAT_SEE)
def show_threats(code: str) -> ResponseReturnValue:
    """Threat notes and who is barred because of this child; each opening is in the sealed chain."""
    see = reach.sees(May.THREAT_SEE)
    notes, barred = queries.notes_of(g.case_file_id, see=see), queries.barred_for(g.case_file_id, see=see)
    subject = ("case_file", g.case_file_id, code)
    details = {"count": len(notes) + len(barred)}
    audit.read(Event.THREATS_READ, by=viewer(), subject=subject, details=details, sealed=True)
    return file_page(
        "residents/threats.html", "threats", barred=[_said(code, person) for person in barred],
        notes=[{"at": n.noted_at, "words": n.words.open(), "by": n.writer or ""} for n in notes],
    )  # fmt: skip


def _said(code: str, person: BarredPerson) -> dict[str, Any]:
    language, is_now = current(), is_barred_now(person.from_on, person.until_on, today=clock.today())
    until = formatting.format_day(person.until_on, language) if person.until_on else ""
    where = {"code": code, "barred_id": person.id}
    return {
        "id": person.id, "name": person.name or _("Name not known"), "description": person.description,
        "reason": person.reason.open(), "from_on": person.from_on, "is_now": is_now,
        "clock": _("until %(day)s", day=until) if until else _("no end"),
        "face": url_for("residents.show_threat_face", **where) if person.photo_id else "",
        "end_url": url_for("residents.end_bar", **where) if is_now and may(May.THREAT_WRITE) else "",
    }  # fmt: skip


def _threat_page(code: str, form: ThreatForm) -> str:
    return form_of_part(
        form, code=code, title=_("Write a threat note"), verb=_("Seal the note"), back="show_threats"
    )


@bp.get("/children/<code>/threats/new")
@reads(May.THREAT_WRITE)
def show_new_threat(code: str) -> ResponseReturnValue:
    """Ask what is known of a threat."""
    return _threat_page(code, ThreatForm())


@bp.post("/children/<code>/threats/new")
@writes(May.THREAT_WRITE)
def note_threat(code: str) -> ResponseReturnValue:
    """Seal what is known of a threat."""
    form = ThreatForm()

    def deed() -> None:
        actions.note_threat(file.rows(g.case_file_id).file, (form.words.data or "").strip(), by=viewer())

    return posted(form, lambda: _threat_page(code, form), deed, to=url_for(".show_threats", code=code))


def _bar_page(code: str, form: BarForm) -> str:
    return form_of_part(
        form, code=code, title=_("Do not admit a person"), verb=_("Put on the list"), back="show_threats",
        lead=_("Gate and house staff see name, face and description, and nothing of the child."), **with_upload(),
    )  # fmt: skip


@bp.get("/children/<code>/threats/bar")
@reads(May.THREAT_WRITE)
def show_bar(code: str) -> ResponseReturnValue:
    """Ask who must not come in."""
    return _bar_page(code, BarForm(from_on=clock.today()))


@bp.post("/children/<code>/threats/bar")
@writes(May.THREAT_WRITE, begins_late=True)
def bar_person(code: str) -> ResponseReturnValue:
    """Put somebody on the do-not-admit list."""
    form = BarForm()

    def deed() -> None:
        photo = form.prepared()
        begin()
        actions.bar_person(
            file.rows(g.case_file_id).file, name=form.name.data or "", description=form.description.data or "",
            reason=form.reason.data or "", from_on=form.from_on.data, until_on=form.until_on.data, photo=photo,
            by=viewer(),
        )  # fmt: skip

    return posted(form, lambda: _bar_page(code, form), deed, to=url_for(".show_threats", code=code))


@bp.post("/children/<code>/threats/<uuid:barred_id>/end")
@writes(May.THREAT_WRITE)
def end_bar(code: str, barred_id: UUID) -> ResponseReturnValue:
    """Take somebody off the list from tomorrow on."""
    actions.end_bar(file.rows(g.case_file_id).file, row_of(BarredPerson, barred_id), by=viewer())
    flash(_("The line ends with today."))
    return redirect(url_for(".show_threats", code=code), code=303)


@bp.get("/children/<code>/threats/<uuid:barred_id>/face")
@reads(May.THREAT_SEE)
def show_threat_face(code: str, barred_id: UUID) -> ResponseReturnValue:
    """The face of somebody barred, for who reads the threats to this child."""
    return _face(barred_id)


@bp.get("/homes/<home_code>/do-not-admit")
@reads(May.DO_NOT_ADMIT_SEE)
def list_do_not_admit(home_code: str) -> ResponseReturnValue:
    """Faces and names of those who must not come in; nothing of any child."""
    found = queries.do_not_admit(g.home.id, today=clock.today())
    audit.read(
        Event.BARRED_READ,
        by=viewer(),
        home=g.home.id,
        details={"count": len(found)},
        once_per_ten_minutes=True,
    )
    return render_template("residents/do_not_admit.html", lines=found)


@bp.get("/homes/<home_code>/do-not-admit/<uuid:barred_id>/face")
@reads(May.DO_NOT_ADMIT_SEE)
def show_face(home_code: str, barred_id: UUID) -> ResponseReturnValue:
    """The face of somebody who must not come in, as long as the line is in force."""
    return _face(barred_id, only_now=True)


def _face(barred_id: UUID, *, only_now: bool = False) -> Response:
    person = row_of(BarredPerson, barred_id, sealed=(BarredPerson.reason,))
    is_now = is_barred_now(person.from_on, person.until_on, today=clock.today())
    if person.photo_id is None or (only_now and not is_now):
        abort(404)
    return files.answer(files.find(person.photo_id))
