"""How the family floor says its codes: names, stays, categories, reasons, fields that were mended."""

from datetime import date, datetime
from typing import Any

from foundation import clock, formatting
from foundation.languages import _, _l, current, name_here
from residents import choices
from residents.choices import NameKind, legal

FIELDS: dict[str, Any] = {
    "name": _l("Name"), "name_local": _l("Name in the local script"), "name_kind": _l("Kind of name"),
    "sex": _l("Sex"), "born_on": _l("Date of birth"), "age_years_stated": _l("Age stated"),
    "age_stated_on": _l("Stated on"), "age_stated_by": _l("Age rests on"), "marks": _l("Marks seen"),
    "father_name": _l("Father’s name"), "mother_name": _l("Mother’s name"),
    "village": _l("Village or locality"),
    "categories": _l("Category"), "brought_by": _l("Brought by"), "brought_by_text": _l("Brought by, in words"),
    "order_no": _l("Order number"),
    "order_date": _l("Date of order"), "order_by": _l("Order by"), "started_at": _l("Came at"),
    "is_overnight": _l("One night, Form 42"), **legal.FIELD_WORDS,
}  # fmt: skip
FILTERS: dict[str, Any] = {
    "none": _l("none"), "show": _l("here or left"), "room_id": _l("room"), "category": _l("category"), "sex": _l("sex"),
    "find": _l("a name or code"),
}  # fmt: skip
CHANGES: dict[str, Any] = {
    "order": _l("Placed by order"),
    "new_order": _l("New order"),
    "night_to_stay": _l("Stays after the night, by order"),
}
AGE_GROUNDS: dict[str, Any] = {
    "stated": _l("Age as stated"),
    "assessed": _l("Age assessed by a doctor"),
    "ordered": _l("Age ordered, JJ Act s.94"),
}
CODED: dict[str, Any] = {
    "name_kind": choices.NAME_KINDS, "sex": choices.SEXES, "brought_by": choices.BROUGHT_BY,
    "kind": choices.STAY_KINDS, "exit_reason": choices.EXIT_REASONS, "handed_relation": choices.RELATIONS,
    "forum": legal.FORUMS, "purpose": legal.PURPOSES, "result": legal.RESULTS, "escort_kind": legal.ESCORTS,
    "report_kind": legal.REPORT_KINDS,
}  # fmt: skip
CODED_IN: dict[tuple[str, str], Any] = {
    ("case_stage", "kind"): legal.STAGES, ("case_stage", "outcome"): legal.OUTCOMES,
    ("legal_aid", "kind"): legal.AID_KINDS, ("bail_application", "outcome"): legal.BAIL_OUTCOMES,
    ("compensation", "kind"): legal.AWARD_KINDS,
}  # fmt: skip
"""Fields whose codes mean something else in these tables."""
DAYS = ("_on", "_date", "valid_from", "valid_until")
"""How the names of fields end that hold a day."""


def of(words: Any, code: str | None) -> str:
    """Answer the words of a code, or the code itself if it has none."""
    if not code:
        return ""
    said = {str(value): text for value, text in words.items()}
    return str(said.get(str(code), code))


def name_said(name: str | None, name_local: str | None, name_kind: str, code: str) -> str:
    """Answer what a child is called in a list: her name in the reader's script, `Name not known`, or only her code."""
    if name is None:
        return code
    said = name_here(name, name_local or "")
    return said or (_("Name not known") if name_kind == NameKind.UNKNOWN else code)


def correction_said(mended: Any, old: str | None = None) -> dict[str, str]:
    """Answer what was struck out as a page says it: field, old value, why, who; `old` is a sealed one, opened."""
    value = value_said(mended.field, mended.old_text, table=mended.subject_table) if old is None else old
    return {"field": of(FIELDS, mended.field), "old": value, "why": mended.reason, "who": mended.by_name}


def value_said(field: str, plain: str, *, table: str = "") -> str:
    """Answer a value that a correction kept, as a person reads it; `table` where a field has its codes there alone."""
    if not plain:
        return _("nothing")
    if (codes := CODED_IN.get((table, field), CODED.get(field))) is not None:
        return of(codes, plain)
    try:
        if field.endswith(DAYS):
            return formatting.format_day(date.fromisoformat(plain), current())
        if field.endswith("_at"):
            return formatting.format_moment_short(datetime.fromisoformat(plain), current(), clock.zone_here())
    except ValueError:
        return plain
    if plain == "True":
        return _("Yes")
    return plain.replace(",", ", ") if field == "categories" else plain


def brought_by_said(code: str | None, text: str | None) -> str:
    """Answer who brought her: the kind, and the words written beside it."""
    kind = of(choices.BROUGHT_BY, code)
    return _("%(kind)s, %(text)s", kind=kind, text=text) if kind and text else kind or text or ""


def order_said(number: str | None, day: date | None, body: str | None = None) -> str:
    """Answer an order in one line: number, date, by whom."""
    parts = [number or "", body or "", formatting.format_day(day, current()) if day else ""]
    return ", ".join(part for part in parts if part)
