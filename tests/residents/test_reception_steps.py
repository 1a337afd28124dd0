"""The steps of a reception: done by somebody or not needed, struck out and written anew, closed when all are done."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from residents.models import BedStay, ReceptionStep, SeizedArticle
from tests.factories import accounts, homes, residents
from tests.residents.pages import everything, photo
from tests.residents.reception import receive, standing, step
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


def test_a_step_of_one_tap_says_who_did_it_and_when_and_what_is_next(client_as, home):
    client = client_as(Role.HOUSE_STAFF, home)
    receive(client, home)
    url = "/children/KRS-2026-001/reception"
    assert "Next: Greeted, told where she is" in client.get(url).get_data(as_text=True)
    send(client, f"{url}/steps/greeted/done", {}, page=url)
    page = client.get(url).get_data(as_text=True)
    assert "Next: Water and a meal" in page
    assert standing()["greeted"].written_by is not None


SEARCH = {"outcome": "nothing", "person": "Madhabi Sinha", "person_sex": "woman", "witness": "Parul Das"}


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("search", {**SEARCH, "person_sex": "man"}, "searched by a woman only"),
        ("search", {**SEARCH, "witness": ""}, "who was the witness"),
        ("search", {**SEARCH, "witness": "madhabi sinha"}, "somebody else than who searched"),
        ("search", {**SEARCH, "outcome": ""}, "whether something was found"),
        ("search", {**SEARCH, "time": "12:30"}, "has not come yet"),
        ("search", {**SEARCH, "time": "09:00"}, "before she came"),
        ("search", {"state": "not_needed"}, "why this is not needed"),
        ("urgent", {}, "or “Nil”"),
        ("urgent", {"needs": ["nil", "doctor"]}, "stands alone"),
        ("medical", {"words": "seen"}, "the doctor’s name"),
        ("orientation", {}, "what was explained"),
        ("production", {"state": "done"}, "read from its record"),
    ],
    ids=["man", "no witness", "same witness", "no outcome", "future", "before", "no reason", "no need", "nil and more",
         "no doctor", "nothing told", "derived"],
)  # fmt: skip
def test_a_step_that_does_not_hold_together_is_refused_in_words(client_as, home, name, change, words):
    client = client_as(Role.HOUSE_STAFF, home)
    receive(client, home)
    answer = send(client, f"/children/KRS-2026-001/reception/steps/{name}", step(**change))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert standing() == {}


def test_a_boy_may_be_searched_by_a_man(client_as, session):
    boys = homes.make_home("BOY", for_whom="boys")
    client = client_as(Role.HOUSE_STAFF, boys)
    receive(client, boys, sex="boy")
    answer = send(
        client, "/children/BOY-2026-001/reception/steps/search", step(**{**SEARCH, "person_sex": "man"})
    )
    assert answer.status_code == 303


def test_a_step_written_anew_strikes_the_old_line_out_with_its_reason(client_as, home):
    client = client_as(Role.HOUSE_STAFF, home)
    receive(client, home)
    url = "/children/KRS-2026-001/reception/steps/urgent"
    send(client, url, step(needs=["nil"]))
    refused = send(client, url, step(needs=["doctor"], words="She limps"))
    assert "The old line stays readable" in refused.get_data(as_text=True)
    send(client, url, step(needs=["doctor"], words="She limps", reason="Seen in the light"))
    page = client.get("/children/KRS-2026-001/reception").get_data(as_text=True)
    assert "<del>Nil: no urgent need</del>" in page
    assert "Seen in the light" in page
    assert len(everything(ReceptionStep)) == 2
    assert standing()["urgent"].kinds == ("doctor",)


def test_an_article_that_was_found_says_where_it_went_and_can_only_be_struck_out(client_as, home):
    client = client_as(Role.HOUSE_STAFF, home)
    receive(client, home)
    url = "/children/KRS-2026-001/reception"
    found = send(client, f"{url}/steps/search", step(**{**SEARCH, "outcome": "articles"}))
    assert found.location.endswith("/reception/articles")
    article = {"kind": "weapon", "what": "Blade", "went_to": "escort", "given_to": "Constable", "day": "20 11 2026",
               "time": "12:00"}  # fmt: skip
    assert "rule 68(2)" in send(client, f"{url}/articles", article).get_data(as_text=True)
    assert send(client, f"{url}/articles", {**article, "went_to": "police"}).status_code == 303
    page = client.get(f"{url}/articles").get_data(as_text=True)
    assert "A weapon or a drug was taken." in page
    row = everything(SeizedArticle)[0]
    send(client, f"{url}/articles/{row.id}/strike", {"reason": "It was a comb"})
    assert "<del>Blade</del>" in client.get(f"{url}/articles").get_data(as_text=True)


def test_two_in_a_bed_are_refused_and_a_bed_in_reception_counts_as_done(client_as, home):
    room = homes.make_room(home, used_for="reception")
    bed = homes.make_bed(home, "R-01", room=room)
    client = client_as(Role.HOUSE_STAFF, home)
    receive(client, home)
    receive(client, home, name="Asha", name_kind="original", marks="")
    one, two = (f"/children/KRS-2026-00{n}/reception" for n in (1, 2))
    assert send(client, f"{one}/bed", {"bed_id": str(bed.id)}).status_code == 303
    taken = send(client, f"{two}/bed", {"bed_id": str(bed.id)})
    assert taken.status_code == 422
    assert "This bed is taken" in taken.get_data(as_text=True)
    assert len(everything(BedStay)) == 1
    assert "R-01" in client.get(one).get_data(as_text=True)


def test_one_night_on_request_has_its_number_and_ends_by_two_in_the_afternoon(client_as, home):
    residents.admit(home, is_overnight=True, started_at=clock.now() - timedelta(hours=14))
    client = client_as(Role.HOUSE_STAFF, home)
    url = "/children/KRS-2026-001/reception/steps/overnight"
    asked = step(person="Officer in charge", number="DD 412", until_day="20 11 2026", until_time="15:00")
    assert "14:00 at the latest" in send(client, url, asked).get_data(as_text=True)
    assert send(client, url, {**asked, "until_time": "14:00"}).status_code == 303
    assert "Produced before the committee" not in client.get("/children/KRS-2026-001/reception").get_data(
        as_text=True
    )


def test_what_the_records_show_is_never_typed_twice(client_as, home):
    worker = accounts.make_user(Role.CASE_WORKER, home)
    file = residents.admit(
        home, committee=homes.make_committee("CWC A"), bed=homes.make_bed(home, "B-01"), days_ago=3
    )
    residents.put_in_caseload(file, worker)
    client = client_as(Role.SUPERINTENDENT, home)
    send(client, f"/children/{file.code}/photo/add", {"taken_on": "20 11 2026", "photo": photo()})
    page = client.get(f"/children/{file.code}/reception").get_data(as_text=True)
    assert "Taken 20 Nov 2026" in page
    assert worker.name in page
    assert "Order Form 18" in page
    assert "Not recorded yet" in page
    assert "48 hours" in page or "2 days over" in page


def test_a_reception_is_closed_only_when_every_step_is_done_or_not_needed(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    receive(client, home)
    url = "/children/KRS-2026-001/reception"
    refused = send(client, f"{url}/finish", {}, page=url)
    assert refused.status_code == 422
    assert "Still open:" in refused.get_data(as_text=True)
