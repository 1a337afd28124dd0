"""Possible matches: while a child is being written down, and beside a file that is there; codes, never names."""

from typing import Any

from flask import g, render_template
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer
from foundation.access.gate import may_at, posts_for
from foundation.access.table import WIDE
from foundation.scope import within_homes
from residents.forms.identity import TypedForm
from residents.models import CaseFile
from residents.permissions import May
from residents.queries.matches import Match, Sought, possible_matches
from residents.views.blueprint import bp


def matches_here(sought: Sought, *, besides: Any = None) -> tuple[Match, ...]:
    """Answer files in the reader's own homes that may be this child's; in no other home is anything looked for."""
    own = {home_id for home_id in viewer().home_ids if may_at(May.LIST_SEE, home_id)} | {g.home.id}
    return matches_in(own, sought, besides=besides)


def matches_in(homes: set[Any], sought: Sought, *, besides: Any = None) -> tuple[Match, ...]:
    """Answer files of these homes that may be this child's; family counts where the reader may see all of it."""
    family = CaseFile.home_id.in_({home_id for home_id in homes if _sees_all_families(home_id)})
    with within_homes(homes):
        found = possible_matches(sought, homes=homes, family=family, today=clock.today(), besides=besides)
    return tuple(found)


def _sees_all_families(home_id: Any) -> bool:
    return any(reach in WIDE for _post, reach in posts_for(viewer(), May.FAMILY_SEE, home_id))


@bp.post("/homes/<home_code>/children/matches")
@reads(May.ARRIVAL_WRITE)
def show_matches(home_code: str) -> ResponseReturnValue:
    """Who may be here already, as far as the form is typed: a part of the page, asked for while one types."""
    matches = matches_here(TypedForm().sought(clock.today()))
    return render_template("residents/_possible_matches.html", matches=matches, shell_home_id=g.home.id)
