"""Three holes of the kinds that are dug by hurry, each planted in a fresh house: the crawler must fall into each."""

from dataclasses import replace
from enum import StrEnum

import pytest
import sqlalchemy as sa
from flask import Blueprint, g

import residents
from accounts.roles import Role
from foundation.access import Reach, public, reads
from foundation.access.declare import Access
from foundation.db import db
from foundation.feature import Feature
from foundation.scope import across_homes
from residents.models import CaseFile, Child
from residents.permissions import May as ResidentsMay
from tests.factories.world import OTHER, canary
from tests.hostile import oracle
from tests.hostile.breaking import WithASeal, crawl_with_a_seal
from tests.hostile.crawler import Crawler
from tests.hostile.crawling import IS_LONG

HEAD = '<!doctype html><html lang="en-IN"><head><title>Children</title></head><body><h1>Children</h1>'


class May(StrEnum):
    """The permission of a room that a test adds."""

    LOOK = "hole.thing.look"


@pytest.fixture
def judge(crowded):
    return oracle.Oracle(crowded.world, oracle.pristine(), oracle.recorded())


def room(bp, **more):
    return Feature(name="hole", blueprint=bp, **more)


def names_of(*which):
    return ", ".join(db.session.scalars(sa.select(Child.name).join(CaseFile).where(*which)))


def crawl(app, crowded, judge, *, only, asks):
    """Run the very crawler of the suite on this house; `asks` is what the new view should have asked for."""
    judge.permissions = {**judge.permissions, **asks}
    return Crawler(app, crowded.world, judge).run(only=only).faults


def test_a_sound_view_raises_no_alarm(crowded, open_house, judge):
    bp = Blueprint("hole", __name__)

    @bp.get("/children/<code>/look")
    @reads(ResidentsMay.CHILD_SEE)
    def look(code):
        return "", 204

    assert (
        crawl(open_house(room(bp)), crowded, judge, only="hole", asks={"hole.look": "residents.child.see"})
        == []
    )


def test_a_view_that_skips_the_home_check_is_found(crowded, open_house, judge):
    bp = Blueprint("hole", __name__)

    def look(code):
        with across_homes("nobody asked which home"):
            return f"{HEAD}<p>{names_of(CaseFile.code == code)}</p></body></html>"

    look.access = Access(ResidentsMay.CHILD_SEE, commits=False)  # declared, and never looked at
    bp.get("/children/<code>/look")(look)
    faults = crawl(
        open_house(room(bp)), crowded, judge, only="hole", asks={"hole.look": "residents.child.see"}
    )
    other = crowded.world.children[OTHER].code
    assert any(f"teacher GET /children/{other}/look" in f and "200 , wanted 404" in f for f in faults)
    assert any(f"teacher GET /children/{other}/look" in f and "shows name of other" in f for f in faults)
    assert any("nobody GET" in f and "wanted the sign-in page" in f for f in faults)


def test_a_list_that_forgets_to_mask_is_found(crowded, open_house, judge):
    bp = Blueprint("hole", __name__)

    @bp.get("/homes/<home_code>/look")
    @reads(ResidentsMay.LIST_SEE)
    def look(home_code):
        return f"{HEAD}<p>{names_of(CaseFile.home_id == g.home.id)}</p></body></html>"

    faults = crawl(
        open_house(room(bp)), crowded, judge, only="hole", asks={"hole.look": "residents.list.see"}
    )
    assert [f for f in faults if f.startswith("inspector GET /homes/NIK/look") and "shows name of far" in f]
    assert [f for f in faults if f.startswith("head_office GET") and "shows name of near" in f]
    hers = [f for f in faults if f.startswith("superintendent GET") and "shows" in f]
    assert not [f for f in hers if "twin_name" not in f], (
        "a joined file's name stands in no list, the rest may"
    )


def test_a_grant_that_is_too_wide_is_found(crowded, open_house, judge):
    grants = {role: dict(given) for role, given in residents.feature.grants.items()}
    grants[Role.GATE] = {ResidentsMay.LIST_SEE: Reach.HOME}
    grants[Role.INSPECTOR][ResidentsMay.NAME_SEE] = Reach.HOME
    spoiled = replace(residents.feature, parts=(), grants=grants)  # its parts are in it already
    faults = crawl(
        open_house(changed={"residents": spoiled}), crowded, judge, only="residents.list_children", asks={}
    )
    assert [f for f in faults if f.startswith("gate GET /homes/NIK/children ") and "wanted 403" in f]
    assert [
        f for f in faults if f.startswith("inspector GET /homes/NIK/children ") and "shows name of far" in f
    ]


def test_a_view_that_asks_for_the_wrong_permission_is_found(crowded, open_house, judge):
    bp = Blueprint("hole", __name__)

    @bp.get("/homes/<home_code>/look")
    @reads(May.LOOK)
    def look(home_code):
        return "", 204

    grants = {role: {May.LOOK: Reach.HOME} for role in (Role.SUPERINTENDENT, Role.STORES)}
    app = open_house(room(bp, permissions=May, grants=grants))
    faults = crawl(app, crowded, judge, only="hole", asks={"hole.look": "residents.exit.write"})
    assert [f for f in faults if f.startswith("stores GET /homes/NIK/look") and "204 , wanted 403" in f]
    assert not [f for f in faults if f.startswith("superintendent GET /homes/NIK/look")]


def test_a_view_without_its_permission_does_not_open(open_house):
    bp = Blueprint("hole", __name__)

    @bp.get("/homes/<home_code>/look")
    def look(home_code):
        return "", 204

    with pytest.raises(RuntimeError, match="declare no access"):
        open_house(room(bp))
    look.access = Access(May.LOOK, commits=False)
    with pytest.raises(RuntimeError, match="no room declares"):
        open_house(room(bp))


def test_a_public_page_that_shows_a_child_is_found(crowded, open_house, judge):
    bp = Blueprint("hole", __name__)

    @bp.get("/look")
    @public
    def look():
        return canary("name", OTHER)

    faults = crawl(open_house(room(bp)), crowded, judge, only="hole", asks={"hole.look": oracle.NOBODY})
    assert [f for f in faults if f.startswith("nobody GET /look") and "shows name of other" in f]


def test_a_broken_seal_opens_its_pages_of_one_child_and_nothing_else(crowded, open_house):
    """In short head office and few other pages; the long form asks for all who may break a seal, and all pages."""
    role = Role.HEAD_OFFICE
    judge = WithASeal(crowded.world, oracle.pristine(), oracle.recorded())
    made = crawl_with_a_seal(open_house(), crowded.world, judge, role, of=1 if IS_LONG else 90)
    assert made.faults == [], "\n".join(made.faults)
    assert judge.pages <= made.rules
    assert "office.seal_page.read" in made.events


@pytest.mark.long
@pytest.mark.parametrize("role", [Role.NURSE, Role.CASE_WORKER, Role.SUPERINTENDENT], ids=str)
def test_the_others_break_no_more_than_is_theirs(crowded, open_house, role):
    judge = WithASeal(crowded.world, oracle.pristine(), oracle.recorded())
    made = crawl_with_a_seal(open_house(), crowded.world, judge, role, of=1)
    assert made.faults == [], "\n".join(made.faults)
