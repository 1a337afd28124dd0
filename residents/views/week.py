"""The weekly list for board or committee (Form 40): on a page, and as the form on paper."""

from datetime import date, timedelta
from typing import Any

from flask import current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting, languages, works
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _, current
from foundation.registers import Period, RegisterPage, likely_serial, print_page, seal_of
from homes import heads
from residents import words
from residents.choices.legal import RESULTS
from residents.events import Event
from residents.permissions import May
from residents.queries.weekly import WeekLine
from residents.registers.weekly import WEEKLY_LIST, as_lines, figures, list_of, next_said
from residents.views.blueprint import bp
from residents.views.printed_papers import language_asked

EARLIEST, LATEST = date(2000, 1, 10), date(2100, 1, 1)
PDF = "application/pdf"


def _week() -> Period:
    """Answer the week, Monday to Sunday, of the day that was asked for; what is no day is today."""
    try:
        day = date.fromisoformat(request.values.get("day", ""))
    except ValueError:
        day = clock.today()
    day = min(max(day, EARLIEST), LATEST)
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


@bp.get("/homes/<home_code>/hearings/week")
@reads(May.DIARY_SEE)
def show_week(home_code: str) -> ResponseReturnValue:
    """The weekly list for board or committee (JJ Model Rules 2016, rule 61(3)(xii), Form 40)."""
    week = _week()
    found = list_of(g.home.id, week, by=viewer())
    audit.read(Event.DIARY_READ, by=viewer(), home=g.home.id, details={"count": len(found.lines)})
    columns = [
        {"label": _("No."), "width": 3}, {"label": _("Child")}, {"label": _("FIR, DD or case number"), "width": 14},
        {"label": _("Police station"), "width": 14}, {"label": _("Next date"), "width": 10},
        {"label": _("This week"), "width": 10},
    ]  # fmt: skip
    return render_template(
        "residents/week.html", week=found, columns=columns, span=week.label(current()),
        lines=[_line(n, line) for n, line in enumerate(found.lines, 1)], day=week.first.isoformat(),
        without=sum(line.lacks_date for line in found.lines), languages=languages.LANGUAGES.items(),
        previous_url=_url(home_code, week, -7), next_url=_url(home_code, week, 7),
    )  # fmt: skip


def _url(home_code: str, week: Period, days: int) -> str:
    return url_for(".show_week", home_code=home_code, day=(week.first + timedelta(days=days)).isoformat())


def _line(number: int, line: WeekLine) -> dict[str, Any]:
    name = words.name_said(line.name, line.name_local, line.name_kind, line.code)
    status = {"text": words.of(RESULTS, line.result)} if line.result else ""
    return {
        "serial": formatting.digits(str(number), current()),
        "cells": [
            {"text": name, "second": line.code if name != line.code else ""}, line.report_no or "",
            line.police_station or "", {"text": next_said(line), "state": "over" if line.lacks_date else ""}, status,
        ],
    }  # fmt: skip


@bp.post("/homes/<home_code>/hearings/week")
@writes(May.WEEK_PRINT, begins_late=True)
def print_week(home_code: str) -> ResponseReturnValue:
    """Print the list as Form 40, with a serial and a record; it is kept for a day and fetched from where it lies."""
    week, language = _week(), language_asked()
    with languages.force(language):
        page = _form(week, language)
    contents = print_page(page, "pdf", home_id=g.home.id, by=viewer(), begin=begin)
    params = {"register": WEEKLY_LIST.id, "day": week.first.isoformat(), "format": "pdf"}
    work = works.begin(user_id=viewer().user_id, home_id=g.home.id, kind="form", params=params)
    works.keep(work, works.Result(contents, f"{g.home.code}-{WEEKLY_LIST.id}-{week.first}.pdf", PDF))
    return redirect(works.file_url(work), code=303)


def _form(week: Period, language: str) -> RegisterPage:
    """Answer Form 40 of a week, in the language in force."""
    printed_at, zone = clock.local(clock.now()), clock.zone_here()
    found = list_of(g.home.id, week, by=viewer())
    kind = str(current_app.extensions["home_words"](g.home.kind, g.home.for_whom))
    stamp = formatting.format_moment_short(printed_at, language, zone)
    return RegisterPage(
        home=heads.home_head(g.home.id, kind_label=kind), register=WEEKLY_LIST, period=week, lines=as_lines(found),
        figures=figures(found), serial=likely_serial(g.home.id, printed_at.year), printed_by=viewer().name,
        printed_at=printed_at, seal=seal_of(g.home.id), language=language, zone=zone,
        watermark=_("%(name)s · %(time)s", name=viewer().name, time=stamp), in_charge=heads.in_charge(g.home.id),
    )  # fmt: skip
