"""What the reader of the day may see, as conditions for the questions; only for views, panels and cards."""

from typing import Any

import sqlalchemy as sa

from dailylife.permissions import May
from foundation.access import within_reach
from residents.models import CaseFile
from residents.permissions import May as Residents


def on_file(permission: May) -> Any:
    """Answer the condition on a case file under which the reader's `permission` covers it."""
    return within_reach(permission, CaseFile.id, home=CaseFile.home_id)


def names() -> Any:
    """Answer the condition on a case file under which the reader may see the child's name and photograph."""
    seen = within_reach(Residents.NAME_SEE, CaseFile.id, home=CaseFile.home_id)
    return sa.and_(seen, CaseFile.sealed_at.is_(None))
