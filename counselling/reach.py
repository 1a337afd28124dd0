"""What the reader of a counselling page may see, as conditions for the questions; only for views and panels."""

from typing import Any

import sqlalchemy as sa

from counselling import queries
from counselling.models import CounsellingSession as Session
from counselling.permissions import May
from foundation.access import Reach, may, viewer, within_reach
from foundation.viewer import Viewer
from residents.models import CaseFile
from residents.permissions import May as ResidentsMay


def sees_summary() -> Any:
    """Answer the condition on a session under which its summary may be read."""
    return within_reach(May.SUMMARY_SEE, Session.case_file_id, home=Session.home_id)


def opens_session() -> Any:
    """Answer the condition under which what was brought and what was done may be read."""
    return within_reach(May.SESSION_OPEN, Session.case_file_id, home=Session.home_id)


def unseals() -> Any:
    """Answer the condition under which the reader may open a session's process notes."""
    return queries.reads_notes(viewer().user_id) if may(May.NOTES_READ) else sa.false()


def owns_notes() -> Any:
    """Answer the condition under which the reader owns a session's process notes."""
    return Session.reader_id == viewer().user_id


def amends() -> Any:
    """Answer the condition under which the reader may correct a session: she wrote it."""
    mine = Session.counsellor_id == viewer().user_id
    return mine if may(May.SESSION_AMEND) else sa.false()


def on_file(permission: May) -> Any:
    """Answer the condition on a case file under which the reader's `permission` covers it."""
    return within_reach(permission, CaseFile.id, home=CaseFile.home_id)


def own_notes(who: Viewer) -> Any:
    """Answer, for the gate, the condition on a session under which its notes are within the reach `own`."""
    return queries.reads_notes(who.user_id)


def names() -> Any:
    """Answer the condition on a case file under which the reader may see the child's name."""
    return within_reach(ResidentsMay.NAME_SEE, CaseFile.id, home=CaseFile.home_id)


def allowed() -> queries.Allowed:
    """Answer all conditions of a session's page for the present reader."""
    return queries.Allowed(
        see=sees_summary(), open_=opens_session(), unseal=unseals(), amend=amends(), named=names()
    )


NARROW = {Reach.OWN: own_notes}
