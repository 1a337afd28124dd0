"""The pages of counselling: who sees what, what comes back when something is refused."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from counselling.models import CounsellingSession, SessionCorrection
from foundation import clock
from foundation.db import db
from foundation.scope import across_homes
from tests.factories.counselling import log_session

SECRET = "She drew the house with a door"


def form_of(page, **typed):
    """Answer what a session's form sends: what the page holds, and what was typed."""
    text = page.get_data(as_text=True)
    hidden = dict(re.findall(r'<input[^>]*name="(csrf_token|once|version)"[^>]*value="([^"]*)"', text))
    local = clock.local(clock.now() - timedelta(minutes=2))
    usual = {
        "happened_on": f"{local:%d %m %Y}", "began": f"{local:%H:%M}", "minutes": "45", "kind": "individual",
        "place": "counselling room", "issues": ["SLP", "CRT"], "mood": "middling",
        "brought": "Sleep; fear of the court date.", "done": "Breath and drawing.", "shared": "Sleeps better.",
        "process_notes": SECRET, "risk": "watch", "safety_instruction": "Not to be left alone at night.",
        "plan": "Call with her mother.", "next_on": f"{local.date() + timedelta(days=4):%Y-%m-%d}",
    }  # fmt: skip
    return {**usual, **hidden, **typed}


def sessions():
    with across_homes("a test"):
        return list(db.session.scalars(sa.select(CounsellingSession)))


def test_a_counsellor_logs_a_session(place, at_work):
    url = f"/children/{place.child.code}/sessions/new"
    answer = at_work.post(url, data=form_of(at_work.get(url)))
    assert answer.status_code == 303
    [session] = sessions()
    assert (session.number, session.risk, session.issues) == (1, "watch", ["SLP", "CRT"])
    page = at_work.get(answer.location)
    assert page.status_code == 200
    assert "Sleeps better." in page.text
    assert SECRET not in page.text


def test_the_same_form_posted_twice_makes_one_session(place, at_work):
    url = f"/children/{place.child.code}/sessions/new"
    typed = form_of(at_work.get(url))
    first, second = at_work.post(url, data=typed), at_work.post(url, data=typed)
    assert first.status_code == second.status_code == 303
    assert first.location == second.location
    assert len(sessions()) == 1


def test_what_is_refused_comes_back_with_everything_typed(place, at_work):
    url = f"/children/{place.child.code}/sessions/new"
    answer = at_work.post(url, data=form_of(at_work.get(url), safety_instruction="", minutes="900"))
    assert answer.status_code == 422
    for kept in ("Sleep; fear of the court date.", "Sleeps better.", SECRET, "900"):
        assert kept in answer.text
    answer = at_work.post(url, data=form_of(answer, safety_instruction=""))
    assert answer.status_code == 422
    assert "what house staff must do" in answer.text
    assert sessions() == []


def test_a_child_of_another_caseload_is_forbidden_and_of_another_home_unknown(place, at_work, client_as):
    assert at_work.get(f"/children/{place.stranger.code}/sessions/new").status_code == 403
    from tests.factories.homes import make_home

    elsewhere = client_as(Role.COUNSELLOR, make_home())
    assert elsewhere.get(f"/children/{place.child.code}/sessions/new").status_code == 404


def test_the_caseload_shows_only_her_children(place, at_work):
    page = at_work.get("/my-caseload")
    assert page.status_code == 200
    assert place.child.code in page.text
    assert place.stranger.code not in page.text


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.SUPERINTENDENT, 200), (Role.HOUSE_STAFF, 403), (Role.TEACHER, 403), (Role.NURSE, 403),
        (Role.DOCTOR, 403), (Role.CASE_WORKER, 403), (Role.INSPECTOR, 403), (Role.GATE, 403), (Role.STORES, 403),
        (Role.HEAD_OFFICE, 200), (Role.PRIVACY_OFFICER, 404), (Role.ADMINISTRATOR, 404),
    ],
)  # fmt: skip
def test_who_reads_a_summary(place, client_as, role, status):
    session = log_session(place.child, place.counsellor, notes=SECRET)
    page = client_as(role, place.home).get(f"/counselling/sessions/{session.id}")
    assert page.status_code == status or (status == 404 and page.status_code == 403)
    assert SECRET not in page.text
    if status == 200:
        assert "Sleeps better." in page.text
        assert "Process notes are sealed" in page.text
        assert "fear of the next court date" not in page.text


def test_house_staff_see_the_instruction_and_nothing_of_why(place, client_as):
    log_session(
        place.child,
        place.counsellor,
        risk="danger",
        safety_instruction="Sit with her if she wakes.",
        summary="WHY",
    )
    page = client_as(Role.HOUSE_STAFF, place.home).get(f"/homes/{place.home.code}/safety-instructions")
    assert "Sit with her if she wakes." in page.text
    assert "WHY" not in page.text


def test_an_instruction_ends_with_the_next_safe_session(place, client_as):
    earlier = clock.now() - timedelta(days=1)
    log_session(
        place.child, place.counsellor, happened_at=earlier, risk="watch", safety_instruction="Sit with her."
    )
    log_session(place.child, place.counsellor)
    page = client_as(Role.HOUSE_STAFF, place.home).get(f"/homes/{place.home.code}/safety-instructions")
    assert "Sit with her." not in page.text


def test_a_correction_shows_old_and_new(place, at_work):
    session = log_session(place.child, place.counsellor, summary="Sleeps well.")
    url = f"/counselling/sessions/{session.id}/amend"
    answer = at_work.post(url, data=form_of(at_work.get(url), shared="Sleeps badly.", reason="heard wrongly"))
    assert answer.status_code == 303
    page = at_work.get(answer.location).text
    for words in ("Sleeps well.", "Sleeps badly.", "heard wrongly"):
        assert words in page


def test_a_lost_race_shows_both_versions_and_keeps_what_was_typed(place, at_work):
    session = log_session(place.child, place.counsellor, summary="First.")
    url = f"/counselling/sessions/{session.id}/amend"
    page = at_work.get(url)
    assert at_work.post(url, data=form_of(page, shared="Second.", reason="one")).status_code == 303
    late = at_work.post(url, data=form_of(at_work.get(url), version="1", shared="Third.", reason="two"))
    assert late.status_code == 422
    assert "Second." in late.text
    assert "Third." in late.text
    with across_homes("a test"):
        kept = list(
            db.session.scalars(sa.select(SessionCorrection).where(SessionCorrection.field == "summary"))
        )
    assert len(kept) == 1


def test_only_the_writer_corrects_a_session(place, client_as):
    session = log_session(place.child, place.counsellor)
    for role in (Role.SUPERINTENDENT, Role.COUNSELLOR):
        assert client_as(role, place.home).get(f"/counselling/sessions/{session.id}/amend").status_code == 403


def test_an_unknown_or_malformed_session_is_no_page(at_work):
    assert at_work.get("/counselling/sessions/0190c8a0-0000-7000-8000-000000000000").status_code == 404
    assert at_work.get("/counselling/sessions/nonsense").status_code == 404
