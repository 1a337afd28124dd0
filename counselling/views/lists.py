"""Pages about many children: a counsellor's caseload, the safety instructions in force."""

from dataclasses import dataclass
from typing import Any

from flask import g, render_template
from flask.typing import ResponseReturnValue

from counselling import queries, reach, words
from counselling.events import Event
from counselling.permissions import May
from counselling.views import bp
from foundation import audit, clock
from foundation.access import reads, viewer


@dataclass(frozen=True)
class CaseloadView:
    """A line of the caseload with its words."""

    line: queries.CaseloadLine
    name: str
    risk_mark: str
    risk_words: str
    next_state: str


@bp.get("/my-caseload")
@reads(May.CASELOAD_SEE)
def show_caseload() -> ResponseReturnValue:
    """Show a counsellor her children: the last session, the next one, and who is to be watched."""
    found = queries.caseload(reach.on_file(May.CASELOAD_SEE))
    audit.read(Event.CASELOAD_SEEN, by=viewer(), details={"count": len(found)})
    lines = [_said(line) for line in found]
    opened = queries.notes_opened_to(viewer().user_id)
    homes = {line.home_name for line in found}
    return render_template(
        "counselling/caseload.html", lines=lines, opened=opened, kinds=words.KINDS, many_homes=len(homes) > 1
    )


def _said(line: queries.CaseloadLine) -> CaseloadView:
    today = clock.today()
    late = line.next_on is not None and line.next_on < today
    due = line.next_on == today
    return CaseloadView(
        line=line,
        name=words.name_said(line.name, line.name_local),
        risk_mark=words.RISK_MARKS[line.risk],
        risk_words=str(words.RISKS[line.risk]),
        next_state="over" if late else "soon" if due else "",
    )


@bp.get("/homes/<home_code>/safety-instructions")
@reads(May.INSTRUCTION_SEE)
def list_instructions(home_code: str) -> ResponseReturnValue:
    """Show whoever is on duty what to do for each child who is not safe, and nothing of why."""
    lines = instructions_here()
    audit.read(Event.INSTRUCTIONS_SEEN, by=viewer(), home=g.home.id, details={"count": len(lines)})
    return render_template("counselling/instructions.html", lines=lines)


def instructions_here() -> list[dict[str, Any]]:
    """Answer the safety instructions in force in this home that the reader may see, with their words."""
    found = queries.instructions(reach.on_file(May.INSTRUCTION_SEE), named=reach.names())
    return [
        {
            "code": line.code,
            "name": words.name_said(line.name, line.name_local) if line.name or line.name_local else "",
            "risk": str(words.RISKS[line.risk]),
            "mark": words.RISK_MARKS[line.risk],
            "state": words.RISK_MARKS[line.risk],
            "words": line.words,
            "given_at": line.given_at,
            "counsellor": line.counsellor,
        }
        for line in found
    ]
