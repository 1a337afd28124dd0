"""Broken seals as those see them who are told: the list with its waiting lines, the review, the counts."""

from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import LABELS, Role
from foundation import audit, clock
from foundation.access import Reach, reaches_of, reads, viewer, writes
from foundation.break_glass import Event as SealEvent
from foundation.break_glass import actions
from foundation.break_glass.rules import ensure_may_review
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import opened
from office.forms import ReviewSealForm
from office.permissions import May
from office.queries import seals
from office.queries.seals import SealLine
from office.seals_said import ground_said, line_said, review_said, serial_of, what_said
from office.telling import page_said
from office.views.blueprint import bp


@bp.get("/homes/<home_code>/broken-seals")
@reads(May.SEAL_SEE)
def list_seals_here(home_code: str) -> ResponseReturnValue:
    """The openings in one home, those that wait for a review first."""
    return _list(seals.seals(g.home.id))


@bp.get("/broken-seals")
@reads(May.SEAL_SEE)
def list_seals() -> ResponseReturnValue:
    """The openings in every home in which the reader reviews, those that wait first."""
    return _list(seals.seals())


def _list(found: list[SealLine]) -> ResponseReturnValue:
    now = clock.now()
    home_id = g.home.id if g.get("home") else None
    audit.read(
        SealEvent.LIST_READ, by=viewer(), home=home_id, details={"lines": len(found)}, once_per_ten_minutes=True
    )  # fmt: skip
    waiting = [line_said(line, now=now, may_review=True) for line in found if line.row.reviewed_at is None]
    done = [line_said(line, now=now, may_review=True) for line in found if line.row.reviewed_at is not None]
    return render_template("office/broken_seals.html", waiting=waiting, done=done)


@bp.get("/broken-seals/counts")
@reads(May.SEAL_COUNT)
def count_seals() -> ResponseReturnValue:
    """How often seals are broken in each home, and how many wait; no child and no person."""
    audit.read(SealEvent.COUNTS_READ, by=viewer(), once_per_ten_minutes=True)
    return render_template("office/seal_counts.html", lines=seals.counts(now=clock.now()))


def _is_wide() -> bool:
    return Reach.ALL in reaches_of(May.SEAL_REVIEW)


def _page(
    line: SealLine, form: ReviewSealForm, *, status: int = 200, refused: str = ""
) -> ResponseReturnValue:
    row = line.row
    try:
        ensure_may_review(
            opener=row.opened_by, reviewer=viewer().user_id, is_of_organisation=row.is_of_organisation,
            is_wide=_is_wide(),
        )  # fmt: skip
    except Refused as why:
        refused = str(why)
    said, mark = review_said(row, line.reviewer, now=clock.now())
    shown = render_template(
        "office/review_seal.html", form=form, row=row, line=line, serial=serial_of(row), refused=refused,
        role=str(LABELS[Role(row.role)]), ground=ground_said(row), what=what_said(row), reason=opened(row.reason),
        words=opened(row.review_words), said=said, mark=mark,
        pages=[(at, page_said(path)) for at, path in seals.pages_read(row)],
    )  # fmt: skip
    return shown, status


@bp.get("/broken-seals/<uuid:broken_seal_id>")
@reads(May.SEAL_REVIEW)
def show_review_seal(broken_seal_id: UUID) -> ResponseReturnValue:
    """One opening: who, why, what was read; and the boxes of its review, or what the review says."""
    line = seals.seal_line(broken_seal_id)
    audit.read(
        SealEvent.LIST_READ, by=viewer(), home=g.home.id, subject=("case_file", line.row.case_file_id, line.code),
        details={"lines": 1}, once_per_ten_minutes=True,
    )  # fmt: skip
    return _page(line, ReviewSealForm())


@bp.post("/broken-seals/<uuid:broken_seal_id>")
@writes(May.SEAL_REVIEW)
def review_seal(broken_seal_id: UUID) -> ResponseReturnValue:
    """Write whether an opening was justified, by another person than its opener."""
    line, form = seals.seal_line(broken_seal_id), ReviewSealForm()
    if not form.validate_on_submit():
        return _page(line, form, status=422)
    try:
        actions.review_seal(
            line.row, code=line.code, owner=("child", line.child_id), verdict=form.verdict.data or "",
            words=form.words.data or "", is_wide=_is_wide(), by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _page(line, form, status=422, refused=str(refused) if line.row.verdict else "")
    flash(_("Reviewed."))
    if _is_wide():
        return redirect(url_for(".list_seals"), code=303)
    return redirect(url_for(".list_seals_here", home_code=g.home.code), code=303)
