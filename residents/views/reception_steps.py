"""Writing the steps of a reception, and the articles that were taken at the search."""

from uuid import UUID

from flask import g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents.actions import reception as verbs
from residents.forms.reception import ArticleForm, StepForm, StrikeForm, step_form
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import reception as asked
from residents.rules.reception import Told
from residents.rules.reception_steps import BY_CODE, REPORTED, StepKind
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.reception import page
from residents.views.reception_said import article_lines

ONE_STEP = f"/children/<code>/reception/steps/<any({', '.join(BY_CODE)}):step>"


@bp.post(f"{ONE_STEP}/done")
@writes(May.RECEPTION_WRITE)
def tap_reception_step(code: str, step: str) -> ResponseReturnValue:
    """Write a step as done now, by me: one tap."""
    kind = BY_CODE[step]
    rows = asked.rows(g.case_file_id)
    try:
        if kind.how != "tap" and step != "marks":
            raise Refused(_("This step asks for more than a tap. Open it."))
        said = _("No marks or injuries seen.") if step == "marks" else ""
        told = Told(step=step, happened_at=clock.now(), words=said)
        verbs.write_steps(rows.file, rows.child, rows.stay, rows.reception, [told], by=viewer())
    except Refused as refused:
        return page(status=422, refusal=str(refused))
    return redirect(url_for(".show_reception", code=code), code=303)


def _form(kind: StepKind, *, fill: bool) -> StepForm:
    rows = asked.rows(g.case_file_id)
    written = asked.states_of(asked.steps_of([rows.reception.id]).get(rows.reception.id, []))
    usual = {**now_here()} if fill else {}
    if fill and kind.how == "record":
        usual["state"] = "not_needed"
    if fill and kind.code == "search":
        usual["person"] = viewer().name
    return step_form(kind, is_written=kind.code in written, **usual)


def _page(kind: StepKind, form: StepForm, *, status: int = 200) -> ResponseReturnValue:
    return file_page("residents/reception_step.html", "reception", kind=kind, form=form, status=status)


@bp.get(ONE_STEP)
@reads(May.RECEPTION_WRITE)
def show_reception_step(code: str, step: str) -> ResponseReturnValue:
    """Ask for the words of one step."""
    kind = BY_CODE[step]
    return _page(kind, _form(kind, fill=True))


@bp.post(ONE_STEP)
@writes(May.RECEPTION_WRITE)
def write_reception_step(code: str, step: str) -> ResponseReturnValue:
    """Write one step; what stood there is struck out and stays readable."""
    kind = BY_CODE[step]
    form = _form(kind, fill=False)
    if not form.validate_on_submit():
        return _page(kind, form, status=422)
    try:
        rows = asked.rows(g.case_file_id)
        told = form.told_of(step)
        why = form.said("reason") or ""
        verbs.write_steps(rows.file, rows.child, rows.stay, rows.reception, [told], by=viewer(), reason=why)
    except Refused as refused:
        form.refuse(refused)
        return _page(kind, form, status=422)
    if step == "search" and told.kinds == ("articles",):
        return redirect(url_for(".show_articles", code=code), code=303)
    return redirect(url_for(".show_reception", code=code), code=303)


def _articles(form: ArticleForm, *, status: int = 200) -> ResponseReturnValue:
    rows = asked.rows(g.case_file_id)
    found = asked.articles_of(rows.reception.id)
    shown = article_lines(found, rows.file.code, may_strike=True)
    is_reported = any(
        line.SeizedArticle.kind in REPORTED and not line.SeizedArticle.struck_at for line in found
    )
    return file_page(
        "residents/reception_articles.html", "reception", form=form, articles=shown, is_reported=is_reported,
        status=status,
    )  # fmt: skip


@bp.get("/children/<code>/reception/articles")
@reads(May.RECEPTION_WRITE)
def show_articles(code: str) -> ResponseReturnValue:
    """The articles that were taken, and a line for one more."""
    return _articles(ArticleForm(**now_here()))


@bp.post("/children/<code>/reception/articles")
@writes(May.RECEPTION_WRITE)
def take_article(code: str) -> ResponseReturnValue:
    """Write an article that was taken, and where it went."""
    form = ArticleForm()
    if not form.validate_on_submit():
        return _articles(form, status=422)
    try:
        rows = asked.rows(g.case_file_id)
        verbs.take_article(rows.file, rows.stay, rows.reception, form.article(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _articles(form, status=422)
    return redirect(url_for(".show_articles", code=code), code=303)


def _strike_page(form: StrikeForm, article_id: UUID, *, status: int = 200) -> ResponseReturnValue:
    row = asked.article(article_id, g.case_file_id)
    return file_page("residents/reception_strike.html", "reception", form=form, article=row, status=status)


@bp.get("/children/<code>/reception/articles/<uuid:article_id>/strike")
@reads(May.RECEPTION_WRITE)
def show_strike_article(code: str, article_id: UUID) -> ResponseReturnValue:
    """Ask why a line is struck out."""
    return _strike_page(StrikeForm(), article_id)


@bp.post("/children/<code>/reception/articles/<uuid:article_id>/strike")
@writes(May.RECEPTION_WRITE)
def strike_article(code: str, article_id: UUID) -> ResponseReturnValue:
    """Strike out a line of the articles taken."""
    form = StrikeForm()
    if not form.validate_on_submit():
        return _strike_page(form, article_id, status=422)
    try:
        row = asked.article(article_id, g.case_file_id)
        verbs.strike_article(asked.rows(g.case_file_id).file, row, reason=form.reason.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _strike_page(form, article_id, status=422)
    return redirect(url_for(".show_articles", code=code), code=303)
