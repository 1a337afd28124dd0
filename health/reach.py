"""What the reader of a health page may see, as conditions for the questions; only for views, panels and registers."""

from typing import Any

from foundation.access import within_reach
from foundation.viewer import Viewer
from health.permissions import May
from health.queries.sealed import reads_reader, reads_sealed
from residents.models import CaseFile
from residents.permissions import May as Residents


def on_file(permission: May) -> Any:
    """Answer the condition on a case file under which the reader's `permission` covers it."""
    return within_reach(permission, CaseFile.id, home=CaseFile.home_id)


def names() -> Any:
    """Answer the condition on a case file under which the reader may see the child's name."""
    return within_reach(Residents.NAME_SEE, CaseFile.id, home=CaseFile.home_id)


def named_reader(who: Viewer) -> Any:
    """Answer, for the gate, the condition on a sealed matter under which `who` was named to read it."""
    return reads_sealed(who.user_id)


def fellow_reader(who: Viewer) -> Any:
    """Answer, for the gate, the condition on a named reader under which `who` is named for the same matter."""
    return reads_reader(who.user_id)
