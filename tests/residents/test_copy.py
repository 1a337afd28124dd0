"""The copy of a child's own file: looked through line by line, agreed to, packed, and written as a disclosure."""

import io

import pytest
import pyzipper
import sqlalchemy as sa
from pypdf import PdfReader

from accounts.roles import Role
from foundation.db import db
from foundation.disclosures import Disclosure, ExportRequest
from foundation.scope import across_homes
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_home
from tests.factories.residents import admit, put_in_caseload
from tests.inspector import browser
from tests.office.pages import passphrase_on, soup, token_of

FATHER = "Gopal Sardar"
WHY = "She asks for her own file before she leaves."


@pytest.fixture
def place(session, app):
    """A girl with her case worker, and the case worker's browser."""
    home = make_home()
    child = admit(home, days_ago=20, name="Rupali Sardar", father_name=FATHER)
    worker = make_user(Role.CASE_WORKER, home, name="Debika Roy")
    put_in_caseload(child, worker, Role.CASE_WORKER)
    hers = browser(app)
    sign_in(hers, worker)
    return home, child, hers


def lines_of(page):
    """Answer the lines of the page by their keys."""
    form = soup(page).select_one("form[data-keep]")
    typed = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    boxes = {
        box["value"]: box.find_parent("li").get_text(" ", strip=True) for box in form.select("[name=leave]")
    }
    return typed, boxes


def test_a_copy_is_looked_through_agreed_to_and_given_with_what_is_left_out_gone(place, client_as):
    home, child, hers = place
    url = f"/children/{child.code}/copy"
    typed, boxes = lines_of(hers.get(url))
    [father] = [key for key, said in boxes.items() if FATHER in said]
    said = {**typed, "recipient": "child", "ground": "own_record", "purpose": WHY, "leave": father}
    without = hers.post(url, data=said)
    assert without.status_code == 422
    assert "Say for each line that you leave out why." in without.text
    assert WHY in without.text
    assert "checked" in without.text
    stale = hers.post(url, data={**said, f"ground-{father}": "third", "seen": "earlier"})
    assert "changed while you looked" in stale.text
    asked = hers.post(url, data={**said, f"ground-{father}": "third"})
    assert asked.status_code == 303
    place_of = asked.location
    head, office = client_as(Role.SUPERINTENDENT, home), client_as(Role.HEAD_OFFICE)
    assert "Rupali" not in office.get(place_of).text  # head office reads the facts, not the file
    shown = head.get(place_of).text
    assert "left out: third person" in shown
    assert FATHER not in shown
    agreed = head.post(f"{place_of}/agree", data={"csrf_token": token_of(head.get(place_of))})
    assert agreed.status_code == 303
    made = hers.post(place_of, data={"csrf_token": token_of(hers.get(place_of))})
    assert made.status_code == 200
    passphrase = passphrase_on(made)
    with pyzipper.AESZipFile(io.BytesIO(hers.get(f"{place_of}/file").get_data())) as parcel:
        [name] = parcel.namelist()
        body = parcel.read(name, pwd=passphrase.encode())
    assert name == f"{child.code}-file.pdf"
    paper = " ".join(" ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(body)).pages).split())
    assert "left out: third person" in paper
    assert "Rupali Sardar" in paper
    assert FATHER not in paper
    with across_homes("a test"):
        row = db.session.scalars(sa.select(ExportRequest).execution_options(populate_existing=True)).one()
        assert row.body is None  # what it was made of is forgotten
        assert row.serial in paper
        given = db.session.scalars(sa.select(Disclosure)).one()
        assert (given.recipient, given.ground, given.request_id) == ("child", "own_record", row.id)
    assert "Copy of her own file" in hers.get(f"/children/{child.code}/disclosures").text


def test_what_was_told_is_written_with_its_number_and_struck_out_never_changed(place, client_as):
    home, child, hers = place
    far = admit(home, days_ago=3)
    head = client_as(Role.SUPERINTENDENT, home)
    url = f"/homes/{home.code}/disclosures/new"
    said = {
        "what": "Report by word of mouth", "recipient": "police", "recipient_words": "SI Das, Sonadanga",
        "ground": "offence", "means": "spoken", "day": "20 11 2020", "at": "10:30", "codes": child.code,
    }  # fmt: skip

    def write(who, **other):
        return who.post(url, data={"csrf_token": token_of(who.get(url)), **said, **other})

    elsewhere = admit(make_home(), days_ago=3)
    for who, code in ((head, elsewhere.code), (hers, far.code), (head, "KRS-2020-999")):
        refused = write(who, codes=f"{child.code}, {code}")
        assert refused.status_code == 422
        assert f"{code} is not a child of yours in this home." in refused.text
    assert "Choose how it went." in write(head, means="").text
    assert write(head, day="").status_code == 422
    assert write(hers).status_code == 303
    assert write(head, codes=f"{child.code} {far.code}").status_code == 303
    with across_homes("a test"):
        rows = list(db.session.scalars(sa.select(Disclosure).order_by(Disclosure.number)))
        assert [(row.number, row.children) for row in rows] == [(1, 1), (2, 2)]
    told = hers.get(f"/children/{child.code}/disclosures").text
    assert "SI Das, Sonadanga" in told
    assert far.code not in told
    assert hers.get(f"/disclosures/{rows[1].id}/strike").status_code == 403  # the superintendent wrote it
    strike = f"/disclosures/{rows[1].id}/strike"
    token = token_of(head.get(strike))
    assert (
        "Write why the line is struck out." in head.post(strike, data={"csrf_token": token, "why": ""}).text
    )
    assert head.post(strike, data={"csrf_token": token, "why": "Another child was meant."}).status_code == 303
    book = head.get(f"/homes/{home.code}/disclosures").text
    assert "Another child was meant." in book
    assert [deed.get_text() for deed in soup(head.get(f"/homes/{home.code}/disclosures")).select(".deed")] == [
        "Report by word of mouth", "Report by word of mouth"
    ]  # fmt: skip
    assert "struck out already" in head.post(strike, data={"csrf_token": token, "why": "Again"}).text
    with pytest.raises(sa.exc.DatabaseError), across_homes("a test"), db.session.begin_nested():
        db.session.execute(
            sa.update(Disclosure).where(Disclosure.id == rows[0].id).values(reference="x"),
            execution_options={"synchronize_session": False},
        )
    for role in (Role.HOUSE_STAFF, Role.INSPECTOR):
        assert client_as(role, home).get(f"/homes/{home.code}/disclosures").status_code == 403
    assert client_as(Role.PRIVACY_OFFICER).get("/disclosures").status_code == 200
