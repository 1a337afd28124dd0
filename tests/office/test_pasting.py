"""The bound book of a register: new lines once, corrections with their page, spoiled pages anew, for every register."""

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.registers import PastedLine, PastedPage, Period, PrintRecord
from foundation.registers.fresh import fresh_lines
from foundation.scope import across_homes
from foundation.viewer import SYSTEM
from tests.office.pages import soup, token_of


def said(page):
    return " ".join(soup(page).get_text(" ").split())


def paste(browser, url, **form):
    page = browser.get(url)
    sent = {"csrf_token": token_of(page), "size": "a4", "language": "en_IN", **form}
    return browser.post(url, data=sent, follow_redirects=True)


def pages():
    with across_homes("a test"):
        db.session.expire_all()
        return list(db.session.scalars(sa.select(PastedPage).order_by(PastedPage.number)))


def test_new_lines_are_printed_once_and_a_spoiled_page_again(desk, client_as):
    head, url = client_as(Role.SUPERINTENDENT, desk.home), f"{desk.book}/counselling/book"
    assert "2 new lines" in said(head.get(url))
    answer = paste(head, url, size="half", language="bn_IN")
    print(said(answer)) if answer.status_code == 422 else None
    assert answer.get_data().startswith(b"%PDF")
    assert (
        f"{desk.home.code}-counselling-{clock.today().year}-book.pdf" in answer.headers["Content-Disposition"]
    )
    (first,) = pages()
    with across_homes("a test"):
        assert db.session.scalar(sa.select(sa.func.count(PastedLine.id))) == 2
        assert db.session.scalars(sa.select(PrintRecord.serial)).one() == first.print_serial
    assert len(first.head) == 64
    board = head.get(url)
    assert "0 new lines" in said(board)
    again = head.post(url, data={"csrf_token": token_of(board), "size": "a4", "language": "en_IN"})
    assert again.status_code == 422
    assert "Nothing is printed twice" in said(again)
    with across_homes("a test"):
        line = db.session.scalars(sa.select(PastedLine).order_by(PastedLine.serial)).first()
        line.digest = "0" * 64
        db.session.commit()
    assert "1 line corrected" in said(head.get(url))
    assert paste(head, url).get_data().startswith(b"%PDF")
    assert [each.number for each in pages()] == [1, 2]
    second = pages()[1]
    page = head.get(f"/pasted/{second.id}/spoil")
    unsaid = head.post(f"/pasted/{second.id}/spoil", data={"csrf_token": token_of(page)})
    assert unsaid.status_code == 422
    sent = {"csrf_token": token_of(page), "reason": "Paper jam"}
    assert head.post(f"/pasted/{second.id}/spoil", data=sent).status_code == 303
    assert "1 line corrected" in said(head.get(url))
    paste(head, url)
    assert [each.number for each in pages()] == [1, 2, 3]
    for role, status in ((Role.CASE_WORKER, 403), (Role.COUNSELLOR, 403)):
        assert client_as(role, desk.home).get(url).status_code == status
    assert client_as(Role.SUPERINTENDENT, desk.home).get(f"{desk.book}/nothing/book").status_code == 404


def test_every_register_can_be_kept_as_a_bound_book(desk, app):
    house = app.extensions["house"]
    year = clock.today().year
    with across_homes("a test"):
        for register in house.registers:

            def lines(period: Period, register=register):
                return register.lines(desk.home.id, period, by=SYSTEM)

            found = fresh_lines(register, desk.home.id, year, lines, language="hi", today=clock.today())
            for _period, fresh in found:
                ids = [each.line_id for each in fresh]
                assert len(ids) == len(set(ids)), register.id
                assert all(len(each) <= 120 for each in ids)
