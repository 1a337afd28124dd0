"""The statement of a child's money that she can read herself: large words, her language, on a page and on paper."""

from typing import Any

from flask import g
from flask.typing import ResponseReturnValue

from foundation import audit, formatting, languages
from foundation.access import reads, viewer, writes
from foundation.documents import Letter, Table
from foundation.languages import _, current
from foundation.ledger import Statement, rupees
from residents import reach, words
from residents.choices import going
from residents.events import Event
from residents.permissions import May
from residents.queries import file, savings
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.printed_papers import LARGE, foot, home_name, language_asked, paper


@bp.get("/children/<code>/savings/statement")
@reads(May.SAVINGS_SEE)
def show_statement(code: str) -> ResponseReturnValue:
    """The statement on a page, in the language that is chosen."""
    language = language_asked()
    told = savings.statement_of(g.case_file_id)
    with languages.force(language):
        said = _said(told)
    return file_page(
        "residents/savings_statement.html", "savings", said=said, chosen=language,
        html_lang=languages.HTML_LANG[language], languages=list(languages.LANGUAGES.items()),
    )  # fmt: skip


def _said(told: Statement) -> dict[str, Any]:
    """Answer the statement in plain words of the language in force."""
    banked = -sum(line.paise for line in told.counted if line.kind == "banked")
    lines = [
        {
            "day": formatting.format_day(line.happened_at, current()),
            "what": _taken_back(line) if line.reverses else words.of(going.MONEY, line.kind),
            "words": line.words, "amount": rupees(line.paise) if line.paise < 0 else f"+{rupees(line.paise)}",
            "after": rupees(line.running or 0),
        }
        for line in told.counted
    ]  # fmt: skip
    return {
        "title": _("My money"), "have": _("Kept for you here: %(amount)s", amount=rupees(told.closing)),
        "came": _("Came in: %(amount)s", amount=rupees(told.came)),
        "went": _("Went out: %(amount)s", amount=rupees(told.went)),
        "banked": _("Put in your bank account: %(amount)s", amount=rupees(banked)) if banked else "",
        "lines": lines, "titles": (_("Day"), _("What"), _("Money"), _("Then you had")),
        "ask": _("If something is not right, say so to the superintendent or to your case worker."),
        "none": _("No money is written yet."),
    }  # fmt: skip


def _taken_back(line: Any) -> str:
    return _("Taken back: %(what)s", what=words.of(going.MONEY, line.kind))


@bp.post("/children/<code>/savings/statement")
@writes(May.SAVINGS_SEE)
def print_statement(code: str) -> ResponseReturnValue:
    """The statement as PDF, in large words, with places to sign."""
    language = language_asked()
    head = file.head(g.case_file_id, masks=reach.masks())
    told = savings.statement_of(g.case_file_id)
    subject = ("case_file", g.case_file_id, code)
    said_of = {"code": code, "language": language}
    audit.record(Event.STATEMENT_GIVEN, by=viewer(), home=g.home.id, subject=subject, details=said_of)
    with languages.force(language):
        return paper(_letter(code, head, _said(told), language), name=f"{code}-savings")


def _letter(code: str, head: Any, said: dict[str, Any], language: str) -> Letter:
    name = words.name_said(head.name, head.name_local, head.name_kind, code)
    rows = tuple(
        (each["day"], ": ".join(p for p in (each["what"], each["words"]) if p), each["amount"], each["after"])
        for each in said["lines"]
    )
    table = Table(said["titles"], rows, (2.1, 4, 2, 2), frozenset({2, 3}))
    sums = tuple(words_ for words_ in (said["came"], said["went"], said["banked"]) if words_)
    offence, printed = foot()
    return Letter(
        home=home_name(), title=said["title"], code=code, facts=((_("Name"), name), (_("Code"), code)),
        body=(said["have"], *sums, table if rows else said["none"], said["ask"]), strong=(said["have"],),
        signatures=(_("I have read it, or it was read to me"), _("Accounts"), _("Superintendent")),
        foot=offence, printed=printed, language=language, size=LARGE,
    )  # fmt: skip
