"""How this room's choices are said: kinds of session, moods, risk, issue codes, corrected fields."""

from datetime import date, datetime
from typing import Any

from counselling.models import Issue, Mood, Risk, SessionKind
from foundation import clock, formatting, languages
from foundation.languages import _, _l

KINDS: dict[str, Any] = {
    SessionKind.INDIVIDUAL: _l("Individual"),
    SessionKind.GROUP: _l("Group"),
    SessionKind.FAMILY: _l("Family"),
    SessionKind.TELEPHONE: _l("Telephone"),
    SessionKind.CRISIS: _l("Crisis"),
}
MOODS: dict[str, Any] = {
    Mood.VERY_LOW: _l("Very low"),
    Mood.LOW: _l("Low"),
    Mood.MIDDLING: _l("Middling"),
    Mood.WELL: _l("Well"),
    Mood.DID_NOT_SAY: _l("Did not say"),
}
RISKS: dict[str, Any] = {
    Risk.NONE: _l("Safe"),
    Risk.WATCH: _l("Watch"),
    Risk.DANGER: _l("Danger now"),
}
SAFE_TONIGHT: dict[str, Any] = {
    Risk.NONE: _l("Yes"),
    Risk.WATCH: _l("Watch"),
    Risk.DANGER: _l("Danger now"),
}
RISK_MARKS: dict[str, str] = {Risk.NONE: "met", Risk.WATCH: "soon", Risk.DANGER: "over"}
ISSUES: dict[str, Any] = {
    Issue.ADJUSTMENT: _l("Settling in"),
    Issue.TRAUMA: _l("Trauma"),
    Issue.SLEEP: _l("Sleep"),
    Issue.MOOD: _l("Low mood"),
    Issue.ANXIETY: _l("Fear and worry"),
    Issue.SELF_HARM: _l("Self-harm"),
    Issue.FAMILY: _l("Family"),
    Issue.LOSS: _l("Loss and grief"),
    Issue.PEERS: _l("Other children"),
    Issue.CONDUCT: _l("Anger and conduct"),
    Issue.SCHOOL: _l("School and learning"),
    Issue.COURT: _l("Court and CWC"),
    Issue.HEALTH: _l("Health and body"),
    Issue.SUBSTANCE: _l("Substance use"),
    Issue.RESTORATION: _l("Going home"),
    Issue.OTHER: _l("Other"),
}
FIELDS: dict[str, Any] = {
    "happened_at": _l("Date and time"),
    "kind": _l("Session type"),
    "minutes": _l("Minutes"),
    "place": _l("Place"),
    "issues": _l("What it was about"),
    "mood": _l("How the child was, as she or he says"),
    "brought": _l("What was brought"),
    "done": _l("What was done"),
    "summary": _l("Summary that others may read"),
    "plan": _l("Plan"),
    "next_on": _l("Next session"),
    "risk": _l("Is the child safe tonight?"),
    "safety_instruction": _l("Safety instruction"),
    "process_notes": _l("Process notes"),
}


def issues_said(codes: list[str]) -> str:
    """Answer the issue codes of a session as words, in the order of the list."""
    return ", ".join(str(ISSUES[code]) for code in ISSUES if code in codes)


def name_said(name: str, name_local: str = "") -> str:
    """Answer a child's name as it is shown: in the script of the page where both are written, else what there is."""
    return languages.name_here(name, name_local) or _("Name not known")


def old_said(field: str, old: str | None) -> str:
    """Answer a corrected value as it stood, said again in the reader's language."""
    if not old:
        return _("nothing")
    said = {"kind": KINDS, "mood": MOODS, "risk": SAFE_TONIGHT}.get(field, {})
    if field == "happened_at":
        moment = datetime.fromisoformat(old)
        return formatting.format_moment(moment, languages.current(), clock.zone_here())
    if field == "next_on":
        return formatting.format_day(date.fromisoformat(old), languages.current())
    return str(said.get(old, old))
