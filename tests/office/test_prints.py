"""Registers as files: the same lines as on the screen, a serial each, recorded, never cached."""

import csv
import io

import pytest
import sqlalchemy as sa
from python_calamine import CalamineWorkbook

from accounts.roles import Role
from foundation.audit import AuditEvent
from foundation.db import db
from foundation.registers import PrintRecord
from foundation.scope import across_homes
from tests.office.pages import register_rows, soup, token_of
from tests.office.test_book import inspector_of


def printed():
    with across_homes("a test"):
        return list(db.session.scalars(sa.select(PrintRecord).order_by(PrintRecord.serial)))


def take(browser, url, what, **form):
    page = browser.get(url)
    return page, browser.post(
        f"{url}/{what}", data={"csrf_token": token_of(page), **form}, follow_redirects=True
    )


def words(cells):
    return " ".join(str(cell).strip() for cell in cells)


@pytest.mark.parametrize("shape", ["csv", "xlsx"])
def test_a_file_holds_the_lines_of_the_screen(desk, client_as, shape):
    url = f"{desk.book}/counselling"
    page, answer = take(client_as(Role.SUPERINTENDENT, desk.home), url, "export", format=shape)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    body = answer.get_data()
    if shape == "csv":
        lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    else:
        lines = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    told = "\n".join(words(line) for line in lines)
    rows = register_rows(page)
    assert len(rows) == 2
    for row in rows:
        code = row[2].split()[-1]
        assert code in told
        assert "SLP CRT" in told
    assert told.count("Nandita Kar") >= 2


@pytest.mark.parametrize("language", ["en_IN", "hi", "bn_IN"])
def test_a_register_is_printed_in_three_languages_with_the_next_serial(desk, client_as, language):
    url = f"{desk.book}/counselling"
    superintendent = client_as(Role.SUPERINTENDENT, desk.home)
    for _time in range(2):
        _page, answer = take(superintendent, url, "pdf", language=language)
        assert answer.status_code == 200
        assert answer.get_data().startswith(b"%PDF")
    name = answer.headers["Content-Disposition"]
    assert f"{desk.home.code}-counselling-" in name
    for person in ("Kakoli", "Munni", "Nandita"):
        assert person not in name
    records = printed()
    assert [r.serial.split("-")[1] for r in records] == ["00001", "00002"]
    assert records[0].language == language
    assert records[0].lines == 2
    events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.event == "registers.register.printed"))
    assert len(list(events)) == 2


def test_an_inspector_prints_codes_and_exports_nothing(desk, app):
    from pypdf import PdfReader

    inspector, url = inspector_of(desk, app), f"{desk.book}/counselling"
    page, answer = take(inspector, url, "pdf", language="en_IN")
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.get_data())).pages)
    assert desk.child.code in text
    assert "Kakoli" not in text
    assert (
        inspector.post(f"{url}/export", data={"csrf_token": token_of(page), "format": "csv"}).status_code
        == 403
    )


def test_a_print_that_fails_takes_no_serial(desk, client_as, monkeypatch, app):
    def broken(*_page, **_more):
        raise RuntimeError("the pen broke")

    superintendent, url = client_as(Role.SUPERINTENDENT, desk.home), f"{desk.book}/counselling"
    page = superintendent.get(url)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    try:
        with monkeypatch.context() as broke:
            broke.setattr("foundation.registers.printing.draw", broken)
            failed = superintendent.post(f"{url}/pdf", data={"csrf_token": token_of(page)})
    finally:
        app.config["PROPAGATE_EXCEPTIONS"] = None
    assert failed.status_code == 500
    take(superintendent, url, "pdf")
    assert [r.serial.split("-")[1] for r in printed()] == ["00001"]


def test_a_print_that_was_overtaken_is_drawn_again_with_its_own_serial(desk, client_as, monkeypatch):
    from office import printing

    told = iter(["2020-00009"])
    real = printing.likely_serial
    monkeypatch.setattr(printing, "likely_serial", lambda *which: next(told, None) or real(*which))
    _page, answer = take(client_as(Role.SUPERINTENDENT, desk.home), f"{desk.book}/counselling", "pdf")
    assert answer.status_code == 200
    [record] = printed()
    assert record.serial.endswith("-00001")


def test_a_format_that_is_not_offered_is_refused(desk, client_as):
    url = f"{desk.book}/counselling"
    _page, answer = take(client_as(Role.SUPERINTENDENT, desk.home), url, "export", format="exe")
    assert answer.status_code == 422


def test_a_double_click_makes_one_print_and_both_answers_lead_to_it(desk, client_as):
    url = f"{desk.book}/counselling"
    superintendent = client_as(Role.SUPERINTENDENT, desk.home)
    form = soup(superintendent.get(url)).select_one('form[data-saves-file][action$="/pdf"]')
    typed = {field["name"]: field["value"] for field in form.select("input")}
    first, second = (superintendent.post(form["action"], data=typed) for _click in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert superintendent.get(first.location).get_data().startswith(b"%PDF")
    assert len(printed()) == 1


@pytest.mark.parametrize("page", ["registers/counselling", "children", "people"])
def test_what_is_looked_for_stands_in_no_address(desk, client_as, page):
    superintendent, url = client_as(Role.SUPERINTENDENT, desk.home), f"/homes/{desk.home.code}/{page}"
    found = soup(superintendent.search(url, "a"))
    for link in found.select("[href], [action], [hx-post], [hx-get]"):
        led = " ".join(link.get(each, "") for each in ("href", "action", "hx-post", "hx-get"))
        assert "find" not in led
    assert not found.select('form[method="get"] input[name="find"]')
    assert not soup(superintendent.get(f"{url}?find=zzzz")).select('input[name="find"][value="zzzz"]')
