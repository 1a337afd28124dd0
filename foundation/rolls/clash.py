"""Two people at one sheet: the second sees both versions, line by line, and keeps what she marked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from foundation.languages import _
from foundation.refusals import Conflict, Difference
from foundation.versions import UNDECIDED, chosen, is_undecided

Line = TypeVar("Line")
"""What was typed beside one person: a dataclass with mark, reason and words."""


@dataclass(frozen=True, kw_only=True)
class Meant:
    """How a room reads and says its marks: which one stands at first, and which reason is told in words of its own.

    `said` answers a line in words, `not_held` the reason why a sheet was written as not held; `whole` names what the
    sheet is of: "The class".
    """

    present: str
    other: str
    whole: str
    said: Callable[[Any], str]
    not_held: Callable[[str], str]


def ensure_latest(
    sheet: Any, form: Any, typed: Mapping[str, Any], meant: Meant, *, more: Iterable[Difference] = ()
) -> Literal["yours", "theirs"]:
    """Raise Conflict when the sheet was saved since this form was filled and says something else.

    `sheet` has version, marked_by, record, is_not_held and its lines (code, name, saved); `typed` are the lines by
    code; `more` is what differs beside the marks. Answers `theirs` when the writer chose to leave the sheet as it was
    written meanwhile (not held).
    """
    found = _differences(sheet, typed, meant)
    if not sheet.is_not_held:
        found += more
    if form.version_number == sheet.version:
        if any(is_undecided(line) for line in found):
            raise Conflict(UNDECIDED, differences=tuple(found), version=sheet.version)
        return "theirs" if chosen("held") == "theirs" else "yours"
    if found:
        who = _("Somebody saved this sheet while you were marking. Both are kept. Choose line by line.")
        if sheet.marked_by:
            who = _(
                "%(name)s had this sheet while you were marking. Both are kept. Choose line by line.",
                name=sheet.marked_by,
            )
        raise Conflict(who, differences=tuple(found), version=sheet.version)
    form.version.data = str(sheet.version)
    return "yours"


def settle(sheet: Any, typed: Mapping[str, Line]) -> dict[str, Line]:
    """Answer the lines with the saved mark where the writer chose theirs."""
    saved = {line.code: line.saved for line in sheet.lines if line.saved}
    settled = dict(typed)
    for code, line in typed.items():
        theirs = saved.get(code)
        if theirs and chosen(f"mark-{code}") == "theirs":
            marks: Any = {"mark": theirs.mark, "reason": theirs.reason, "words": theirs.words}
            settled[code] = replace(line, **marks)  # type: ignore[type-var]  each room's line is a dataclass
    return settled


def _differences(sheet: Any, typed: Mapping[str, Any], meant: Meant) -> list[Difference]:
    if sheet.is_not_held and sheet.record:
        theirs = _("Not held: %(reason)s", reason=meant.not_held(sheet.record.reason_not_held))
        return [Difference("held", meant.whole, theirs, _("Held, with these marks"), chosen("held"))]
    lines: Sequence[Any] = sheet.lines
    return [
        Difference(
            f"mark-{line.code}",
            f"{serial}. {line.name}",
            meant.said(line.saved),
            meant.said(typed[line.code]),
            chosen(f"mark-{line.code}"),
        )
        for serial, line in enumerate(lines, start=1)
        if line.code in typed and line.saved and not _is_same(line.saved, typed[line.code], meant)
    ]


def _is_same(one: Any, other: Any, meant: Meant) -> bool:
    if one.mark != other.mark:
        return False
    return one.mark == meant.present or (
        one.reason == other.reason and (one.reason != meant.other or one.words == other.words)
    )
