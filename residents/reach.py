"""How far a reader sees into children's files, as conditions of SQL: made here for views, panels and registers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock
from foundation.access import Reach, reaches_of, within_reach
from foundation.db import db, kept_alias, kept_aliases
from foundation.viewer import Viewer
from residents.models import Aftercare, Assignment, CaseFile, SealedReading
from residents.permissions import May
from residents.queries.masks import Masks


def caseload(who: Viewer) -> Any:
    """Answer, for the gate, the files in the viewer's caseload today, those she follows up, sealed ones she has opened.

    Whoever follows up a child who left keeps her file within reach; the seal shuts it all the same, but for the pages
    of the time after.
    """
    file, held, opened = kept_aliases("residents.reach.caseload", CaseFile, Assignment, SealedReading)
    today = clock.today()
    after = kept_alias(Aftercare, "residents.reach.caseload.after")
    carried = sa.select(held.case_file_id).where(
        held.user_id == who.user_id, held.from_on <= today, sa.or_(held.to_on.is_(None), held.to_on > today)
    )
    read = sa.select(opened.case_file_id).where(opened.user_id == who.user_id, opened.until_at > clock.now())
    followed = sa.select(after.case_file_id).where(after.worker_id == who.user_id, after.ended_on.is_(None))
    return sa.select(file.id).where(sa.or_(file.id.in_(carried), file.id.in_(followed), file.id.in_(read)))


def before_committee(who: Viewer) -> Any:
    """Answer, for the gate, the files of children who are before the committee of one of the viewer's posts."""
    file = kept_alias(CaseFile, "residents.reach.before_committee")
    bodies = {post.committee_id for post in who.posts if post.committee_id}
    return sa.select(file.id).where(file.committee_id.in_(bodies))


def herself(who: Viewer) -> Any:
    """Answer, for the gate, the viewer's own file."""
    file = kept_alias(CaseFile, "residents.reach.herself")
    return sa.select(file.id).where(file.id.in_({p.case_file_id for p in who.posts if p.case_file_id}))


REACHES = {Reach.CASELOAD: caseload, Reach.COMMITTEE: before_committee, Reach.SELF: herself}


def sees(permission: May) -> Any:
    """Answer the condition on a case file under which the reader's `permission` covers it."""
    return within_reach(permission, CaseFile.id, home=CaseFile.home_id)


ELSEWHERE_NARROWED = frozenset({Reach.ALL, Reach.HOME, Reach.OWN})
"""Reaches that need no look at the file: the whole home, and own entries, which each question narrows itself."""


def covering(case_file_id: UUID, permissions: Iterable[str]) -> frozenset[str]:
    """Answer those of the permissions that the reader has for this very child; at most one statement."""
    held = {str(one): reaches_of(str(one)) for one in permissions}
    narrow = {how: one for one, how in held.items() if how and not ELSEWHERE_NARROWED & set(how)}
    found: dict[tuple[Reach, ...], bool] = {}
    if narrow:
        columns = [within_reach(one, CaseFile.id, home=CaseFile.home_id) for one in narrow.values()]
        row = db.session.execute(sa.select(*columns).where(CaseFile.id == case_file_id)).one_or_none()
        found = dict(zip(narrow, row or (), strict=False))
    return frozenset(one for one, how in held.items() if how and found.get(how, how not in narrow))


def masks() -> Masks:
    """Answer what of a child the present reader may see, as conditions on the case file."""
    return Masks(
        names=sees(May.NAME_SEE),
        identity=sees(May.IDENTITY_SEE),
        family=sees(May.FAMILY_SEE),
        orders=sees(May.ORDER_SEE),
    )


def masks_of_lists() -> Masks:
    """Answer the same for lists and searches: of a sealed file nothing but its code is shown or found."""
    here, is_open = masks(), CaseFile.sealed_at.is_(None)
    return Masks(
        names=sa.and_(here.names, is_open),
        identity=sa.and_(here.identity, is_open),
        family=sa.and_(here.family, is_open),
        orders=sa.and_(here.orders, is_open),
    )
