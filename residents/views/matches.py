"""Possible matches: while a child is being written down, and beside a file that is there; codes, never names."""

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer
from foundation.access.gate import may_at, posts_for
from foundation.access.table import WIDE
from foundation.languages import _
from foundation.scope import within_homes
from residents import rules
from residents.events import Event
from residents.forms.identity import TypedForm
from residents.models import CaseFile
from residents.permissions import May
from residents.queries import file
from residents.queries.matches import Match, Sought, every_home, possible_matches
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
@reads(May.ARRIVAL_WRITE, searches=True)
def show_matches(home_code: str) -> ResponseReturnValue:
    """Who may be here already, as far as the form is typed: a part of the page, asked for while one types."""
    if "HX-Request" not in request.headers:
        return redirect(url_for(".show_admit", home_code=home_code), code=303)  # by itself it is no page
    matches = matches_here(TypedForm().sought(clock.today()))
    return render_template("residents/_possible_matches.html", matches=matches, shell_home_id=g.home.id)


@bp.get("/children/<code>/matches")
@reads(May.MATCH_SEE)
def show_matches_of(code: str) -> ResponseReturnValue:
    """Files that may be this child's: in the reader's own homes; head office alone looks in all of them, by codes."""
    child = file.rows(g.case_file_id).child
    today = clock.today()
    age = rules.age_on(
        today, born_on=child.born_on, stated_years=child.age_years_stated, stated_on=child.age_stated_on
    )
    sought = Sought(
        sex=child.sex, age=age, name=child.name, name_local=child.name_local, father_name=child.father_name,
        village=child.village,
    )  # fmt: skip
    if any(post.home_id is None for post, _reach in posts_for(viewer(), May.MATCH_SEE, g.home.id)):
        found = matches_in(every_home(), sought, besides=g.case_file_id)
    else:
        found = matches_here(sought, besides=g.case_file_id)
    audit.read(
        Event.MATCHES_READ, by=viewer(), home=g.home.id, subject=("case_file", g.case_file_id, code),
        details={"code": code, "count": len(found)},
    )  # fmt: skip
    rows = [_row(match, code) for match in found]
    return render_template("residents/show_matches.html", rows=rows, code=code)


def _row(match: Match, code: str) -> dict[str, Any]:
    is_here = match.home_id == g.home.id
    verbs = []
    if is_here and may(May.MERGE_WRITE):
        verbs.append((_("Join"), f"{url_for('.show_merge', code=code)}?with={match.code}"))
    if is_here and may(May.IDENTITY_WRITE):
        verbs.append((_("Link as sibling"), url_for(".show_link", code=code, other=match.code)))
    alike = _("alike: %(what)s", what=match.alike_words) if match.alike else ""
    parts = (match.age.short, _("here now") if match.is_here else _("left"), alike)
    return {
        "match": match, "second": "; ".join(part for part in parts if part), "verbs": verbs,
        "url": url_for(".show_child", code=match.code) if is_here and may(May.CHILD_SEE) else None,
    }  # fmt: skip
