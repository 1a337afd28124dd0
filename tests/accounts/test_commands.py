"""The gatehouse at the terminal."""

import json
import re

import pytest
import sqlalchemy as sa

from accounts import passwords, queries
from accounts.models import PostHeld, SignIn
from accounts.roles import Role
from foundation.audit.models import AuditEvent
from foundation.db import db
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_committee, make_home
from tests.factories.residents import admit


@pytest.fixture
def run(app):
    """Runs `flask people ...` and answers its result."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["people", *words])


def test_people_are_listed_as_json_with_their_posts(app, run):
    with app.app_context():
        make_user(Role.TEACHER, make_home("KDM"), sign_in_name="debika.roy", name="Debika Roy")
    told = {person["sign_in_name"]: person for person in json.loads(run("list", "--json").output)}
    assert told["debika.roy"]["name"] == "Debika Roy"
    assert [(p["role"], p["home"]) for p in told["debika.roy"]["posts"]] == [("teacher", "KDM")]
    assert "debika.roy" in run("list").output


def test_a_person_is_made_given_a_post_and_given_a_new_password(app, run):
    with app.app_context():
        make_home("KDM")
    made = run("create", "Debika.Roy", "--name", "Debika Roy")
    first = re.search(r"once: (\S+)", made.output).group(1)
    assert run("give-post", "debika.roy", "teacher", "--home", "kdm").exit_code == 0
    assert run("give-post", "debika.roy", "administrator").exit_code == 0
    again = re.search(r"once: (\S+)", run("reset-password", "debika.roy").output).group(1)
    with app.app_context():
        person = queries.user_by_name("debika.roy")
        assert person.must_change_password
        assert passwords.fits(person.password_hash, again)
        assert not passwords.fits(person.password_hash, first)
        posts = db.session.scalars(sa.select(PostHeld).where(PostHeld.user_id == person.id)).all()
        assert {post.standing for post in posts} == {"held"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("create", "x", "--name", "X"), "3 to 40"),
        (("give-post", "nobody", "teacher", "--home", "KDM"), "Nobody is called nobody"),
        (("reset-password", "nobody"), "Nobody is called nobody"),
        (("end-sign-ins",), "Name a person"),
        (("give-post", "nobody", "queen"), "queen"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(run, words, said):
    answer = run(*words)
    assert answer.exit_code != 0
    assert said in answer.output
    assert "Traceback" not in answer.output


def test_sign_ins_are_ended_from_the_terminal(app, run, client):
    with app.app_context():
        sign_in(client, make_user(Role.TEACHER, make_home(), sign_in_name="debika.roy"))
        sign_in(app.test_client(), make_user(Role.TEACHER, make_home()))
    assert run("end-sign-ins", "debika.roy").output == "1 ended\n"
    assert client.get("/me").status_code == 303
    assert run("end-sign-ins", "--everyone").output == "1 ended\n"
    with app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).where(SignIn.ended_at.is_(None))) == 0


def test_a_young_person_and_a_member_are_bound_at_the_terminal_too(app, run):
    with app.app_context():
        home = make_home("KDM")
        file, body = admit(home), make_committee("CWC Amrapali")
        code, file_id, body_id = file.code, file.id, body.id
        make_user(sign_in_name="debika.roy")
    give = ("give-post", "debika.roy")
    assert "own file" in run(*give, "young_person", "--home", "KDM").output
    assert "no file" in run(*give, "young_person", "--home", "KDM", "--file", "KDM-1999-001").output
    assert "No committee" in run(*give, "committee_member", "--home", "KDM", "--committee", "X").output
    assert run(*give, "young_person", "--home", "KDM", "--file", code).exit_code == 0
    assert run(*give, "committee_member", "--home", "KDM", "--committee", "cwc amrapali").exit_code == 0
    with app.app_context():
        held = db.session.scalars(sa.select(PostHeld)).all()
        assert {(p.case_file_id, p.committee_id) for p in held} == {(file_id, None), (None, body_id)}


def test_the_terminal_resets_both_and_the_record_says_so(app, run):
    with app.app_context():
        make_user(Role.TEACHER, make_home("KDM"), sign_in_name="debika.roy")
    assert run("reset-password", "debika.roy").exit_code == 0
    assert run("reset-second-factor", "debika.roy").exit_code == 0
    with app.app_context():
        told = sa.select(AuditEvent.event, AuditEvent.actor_name).where(
            AuditEvent.subject_code == "debika.roy"
        )
        assert {("accounts.password.reset", "Aashray"), ("accounts.second_factor.reset", "Aashray")} <= {
            tuple(row) for row in db.session.execute(told)
        }
