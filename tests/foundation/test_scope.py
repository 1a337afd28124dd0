"""A home's rows are seen inside its scope only, however the question is put."""

import warnings
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import aliased

from foundation.db import db
from foundation.scope import Unscoped, across_homes, install, within_homes
from homes.models import Holiday, Home
from tests.factories.homes import make_home

Alias = aliased(Holiday)
TABLE = Holiday.__table__
QUESTIONS = {
    "rows": lambda: sa.select(Holiday.name),
    "whole rows": lambda: sa.select(Holiday),
    "a count": lambda: sa.select(sa.func.count()).select_from(Holiday),
    "an alias": lambda: sa.select(Alias.name),
    "a count of an alias": lambda: sa.select(sa.func.count()).select_from(Alias),
    "a join": lambda: sa.select(Home.code).join(Holiday, Holiday.home_id == Home.id),
    "a subquery": lambda: sa.select(Home.code).where(Home.id.in_(sa.select(Holiday.home_id))),
    "exists": lambda: sa.select(Home.code).where(sa.exists().where(Holiday.home_id == Home.id)),
    "a common table expression": lambda: sa.select(sa.select(Holiday.name).cte().c.name),
    "a count of a subquery": lambda: sa.select(sa.func.count()).select_from(sa.select(Holiday.id).subquery()),
    "a union": lambda: sa.union_all(sa.select(Holiday.name), sa.select(Holiday.name)),
    "a scalar": lambda: sa.select(sa.select(sa.func.count(Holiday.id)).scalar_subquery()),
}
BARE = {
    "a bare table": lambda: sa.select(TABLE),
    "a bare join": lambda: sa.select(Home.code).join(TABLE, TABLE.c.home_id == Home.id),
    "a bare join without columns": lambda: sa.select(Home.code).join(TABLE, sa.true()),
    "a bare count": lambda: sa.select(sa.func.count()).select_from(TABLE),
    "a bare exists": lambda: sa.select(Home.code).where(sa.exists().select_from(TABLE)),
    "a bare subquery": lambda: sa.select(Home.code).where(Home.id.in_(sa.select(TABLE.c.home_id))),
    "a bare update": lambda: sa.update(TABLE).values(name="x"),
    "a bare delete": lambda: sa.delete(TABLE),
}


def test_tables_multiplied_without_a_condition_are_refused(two_homes):
    badly = sa.select(Home.code).where(Holiday.name == "of AAA", Home.code == "BBB")
    with across_homes("a test asks badly"), warnings.catch_warnings():
        warnings.simplefilter("default")  # as outside the tests: the house's own filter has to do it
        install()
        for _again in range(2):
            with pytest.raises(SAWarning, match="cartesian product"):
                db.session.execute(badly)


@pytest.fixture
def two_homes(session):
    homes = [make_home(code="AAA"), make_home(code="BBB")]
    with across_homes("a test lays one holiday in each home"):
        for home in homes:
            session.add(Holiday(home_id=home.id, day=date(2026, 1, 26), name=f"of {home.code}"))
        session.commit()
    return homes


@pytest.mark.parametrize("question", [*QUESTIONS.values(), *BARE.values()], ids=[*QUESTIONS, *BARE])
def test_a_question_without_a_scope_is_refused(two_homes, question):
    with pytest.raises(Unscoped):
        db.session.execute(question())


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_sees_the_rows_of_its_scope_only(two_homes, question):
    def answers(homes):
        with within_homes([h.id for h in homes]):
            return sorted(str(value) for value in db.session.scalars(question()))

    both, first = answers(two_homes), answers(two_homes[:1])
    assert first != both
    assert not [value for value in first if "BBB" in value]
    nobody = answers([])
    assert nobody == [] or nobody == ["0"]


@pytest.mark.parametrize("question", BARE.values(), ids=BARE)
def test_a_bare_table_is_refused_even_inside_a_scope(two_homes, question):
    with within_homes([two_homes[0].id]), pytest.raises(Unscoped):
        db.session.execute(question())


def test_updates_and_deletes_stay_in_their_scope(two_homes):
    with within_homes([two_homes[0].id]):
        assert db.session.execute(sa.update(Holiday).values(name="changed")).rowcount == 1
        assert db.session.execute(sa.delete(Holiday)).rowcount == 1
    with within_homes([two_homes[1].id]):
        assert db.session.scalars(sa.select(Holiday.name)).all() == ["of BBB"]
