"""Registers as files: drawn at once when small, as long work when large; each takes a print serial.

Either way the file is kept for a day and fetched from where it lies: the same form posted twice leads to one print.
"""

from flask import Response, abort, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from foundation import languages, works
from foundation.access import begin, viewer, writes
from foundation.db import db
from foundation.registers import Register, RegisterPage
from office import exporting, reach
from office.permissions import May
from office.printing import Print, gather, print_register
from office.views.blueprint import bp

AT_ONCE_LINES = 400


@bp.post("/homes/<home_code>/registers/<register_id>/pdf")
@writes(May.REGISTER_PRINT, begins_late=True)
def print_pdf(home_code: str, register_id: str) -> ResponseReturnValue:
    """Answer a month of a register as PDF, in the language that was chosen."""
    return _answer(_wish(reach.register_here(register_id), "pdf"))


@bp.post("/homes/<home_code>/registers/<register_id>/export")
@writes(May.REGISTER_EXPORT, begins_late=True)
def export_register(home_code: str, register_id: str) -> ResponseReturnValue:
    """Answer a month of a register as a spreadsheet or as text; one of many children waits for a second person."""
    register, shape = reach.register_here(register_id), request.form.get("format", "")
    if shape not in ("xlsx", "csv"):
        abort(422)
    wish = _wish(register, shape)
    if exporting.weigh(register, wish.home_id, wish.period, by=viewer()).needs_two:
        month = f"{wish.period.first:%Y-%m}"
        asks = url_for(
            ".show_ask_export", home_code=home_code, register_id=register_id, month=month, format=shape
        )
        return redirect(asks, code=303)
    return _answer(wish)


def _wish(register: Register, shape: str) -> Print:
    asked = request.form.get("language", "")
    language = asked if asked in languages.LANGUAGES else languages.current()
    return exporting.wish_of(register, reach.month_asked(), shape, language)


def _answer(wish: Print) -> ResponseReturnValue:
    if (
        len(wish.register.lines(wish.home_id, wish.period, by=wish.by, limit=AT_ONCE_LINES + 1))
        > AT_ONCE_LINES
    ):
        return _begin_work(wish)
    contents = print_register(wish, begin=begin)
    work = _work(wish)
    works.keep(work, works.Result(contents, wish.file_name, wish.mimetype))
    return redirect(works.file_url(work), code=303)


def _work(wish: Print) -> works.Work:
    params = {"register": wish.register.id, "month": f"{wish.period.first:%Y-%m}", "format": wish.format}
    return works.begin(user_id=viewer().user_id, home_id=wish.home_id, kind="register", params=params)


def _begin_work(wish: Print) -> Response:
    page = gather(wish)  # now, while it is known who asks and what she may see
    begin()
    work = _work(wish)
    db.session.flush()
    answer = make_response(redirect(url_for("office.show_work", work_id=work.id), code=303))
    return works.run_after(answer, work, task_of(wish, page))


def task_of(wish: Print, page: RegisterPage) -> works.Task:
    """Answer the long work that prints `wish` and keeps its serial before it hands over the bytes."""

    def run(progress: works.Progress) -> works.Result:
        contents = print_register(wish, on_page=progress.tell, page=page)
        db.session.commit()
        return works.Result(contents, wish.file_name, wish.mimetype)

    return run


def as_file(body: bytes, *, name: str, mimetype: str) -> Response:
    """Answer bytes as a file to be saved, never kept by a cache."""
    response = Response(body, mimetype=mimetype)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
