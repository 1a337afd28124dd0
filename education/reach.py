"""How far a teacher reaches: her classes and their children, by the periods she teaches and those she covers today."""

from typing import Any

import sqlalchemy as sa

from education.models import Cover, Enrolment, SchoolClass, Teaching
from foundation import clock
from foundation.db import kept_alias, kept_aliases
from foundation.viewer import Viewer

# Aliases are made anew each time: threads that meet in one fresh alias would get conditions on the wrong table.


def teaches(viewer: Viewer) -> Any:
    """Answer the condition that the viewer teaches this class now, by her own periods, or covers it today."""
    hers, covers = _taught(viewer), _covered(viewer)
    return sa.or_(SchoolClass.id.in_(hers), SchoolClass.id.in_(covers))


def pupils(viewer: Viewer) -> Any:
    """Answer the files of the children who are now enrolled in classes that the viewer now teaches or covers today."""
    roll = kept_alias(Enrolment, "education.reach.pupils")
    today = clock.today()
    return sa.select(roll.case_file_id).where(
        sa.or_(roll.class_id.in_(_taught(viewer)), roll.class_id.in_(_covered(viewer))),
        roll.from_on <= today,
        sa.or_(roll.to_on.is_(None), roll.to_on >= today),
    )


def _taught(viewer: Viewer) -> Any:
    hers = kept_alias(Teaching, "education.reach.taught")
    today = clock.today()
    return sa.select(hers.class_id).where(
        hers.teacher_id == viewer.user_id,
        hers.from_on <= today,
        sa.or_(hers.to_on.is_(None), hers.to_on >= today),
    )


def _covered(viewer: Viewer) -> Any:
    taken, cover = kept_aliases("education.reach.covered", Teaching, Cover)
    return (
        sa.select(taken.class_id)
        .join(cover, cover.teaching_id == taken.id)
        .where(cover.teacher_id == viewer.user_id, cover.day == clock.today())
    )
