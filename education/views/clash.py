"""Two people at one sheet: the second sees both versions, line by line, and keeps what she marked."""

from typing import Literal

from education.forms import SheetForm
from education.queries import Sheet, SheetLine
from education.rules import ABSENT, PRESENT, REASONS, Reason, Typed, not_held_words
from foundation.languages import _
from foundation.refusals import Conflict, Difference
from foundation.versions import UNDECIDED, chosen, is_undecided


def ensure_latest(sheet: Sheet, form: SheetForm, typed: dict[str, Typed]) -> Literal["yours", "theirs"]:
    """Raise Conflict when the sheet was saved since this form was filled and says something else.

    Answers `theirs` when the writer chose to leave the class as it was written meanwhile (not held).
    """
    found = _differences(sheet, typed)
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


def settle(sheet: Sheet, typed: dict[str, Typed]) -> dict[str, Typed]:
    """Answer the lines with the saved mark where the writer chose theirs."""
    saved = {line.code: line.saved for line in sheet.lines if line.saved}
    settled = dict(typed)
    for code in typed:
        theirs = saved.get(code)
        if theirs and chosen(f"mark-{code}") == "theirs":
            settled[code] = Typed(theirs.mark, theirs.reason, theirs.words)
    return settled


def _differences(sheet: Sheet, typed: dict[str, Typed]) -> list[Difference]:
    if sheet.is_not_held and sheet.record:
        theirs = _("Not held: %(reason)s", reason=not_held_words(sheet.record.reason_not_held))
        return [Difference("held", _("The class"), theirs, _("Held, with these marks"), chosen("held"))]
    return [
        Difference(
            f"mark-{line.code}",
            f"{line.serial}. {line.name}",
            _words(_of(line)),
            _words(typed[line.code]),
            chosen(f"mark-{line.code}"),
        )
        for line in sheet.lines
        if line.code in typed and line.saved and not _is_same(_of(line), typed[line.code])
    ]


def _of(line: SheetLine) -> Typed:
    return Typed(line.saved.mark, line.saved.reason, line.saved.words) if line.saved else Typed(PRESENT)


def _is_same(one: Typed, other: Typed) -> bool:
    if one.mark != other.mark:
        return False
    return one.mark == PRESENT or (
        one.reason == other.reason and (one.reason != Reason.OTHER or one.words == other.words)
    )


def _words(typed: Typed) -> str:
    if typed.mark != ABSENT:
        return _("Present")
    said = typed.words or str({str(k): v for k, v in REASONS.items()}.get(typed.reason, ""))
    return _("Absent: %(reason)s", reason=said) if said else _("Absent")
