"""Two people at one record: the second one sees both versions, field by field, and keeps what she typed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import request

from foundation import formatting
from foundation.languages import _, _l, current
from foundation.refusals import Conflict, Difference

UNDECIDED = _l("A line is not chosen yet. Choose what to keep in each line, then save.")


def ensure_current(
    record: Any,
    form: Any,
    *,
    fields: Mapping[str, str] | None = None,
    said: Mapping[str, Callable[[Any], str]] | None = None,
) -> None:
    """Refuse a form that was filled from an older version of `record`.

    `fields` maps the form's field names to the record's attributes (default: the same names, where both have
    them); `said` gives words for values that need them. Raises Conflict with what differs between the record as
    somebody saved it meanwhile and the form as it was typed. The form that shows them comes back with the newer
    version; it passes when each difference was answered (`keep-<field>`), and is shown again while one was not.
    """
    pairs = fields or {
        name: name for name in form._fields if hasattr(record, name) and name not in ("version", "once")
    }
    differences = [
        Difference(name, str(field.label.text), words(theirs), words(field.data), keep=chosen(name))
        for name, attribute in pairs.items()
        for field, theirs in [(form._fields[name], getattr(record, attribute))]
        for words in [(said or {}).get(name, _words)]
        if _plain(theirs) != _plain(field.data)
    ]
    if form.version_number != record.version:
        sentence = _("Somebody saved this while you were typing. Both are kept. Choose line by line.")
    elif any(is_undecided(line) for line in differences):
        sentence = UNDECIDED
    else:
        _keep_theirs(record, form, pairs)
        return
    raise Conflict(sentence, differences=tuple(differences), version=record.version)


def chosen(name: str) -> str:
    """Answer which side the person chose for a line of the conflict: `theirs`, `yours`, or nothing yet."""
    side = request.form.get(f"keep-{name}", "")
    return side if side in ("theirs", "yours") else ""


def is_undecided(line: Difference) -> bool:
    """Answer whether this line was shown to be chosen and came back without a choice."""
    return line.name in request.form.getlist("decide") and not line.keep


def _keep_theirs(record: Any, form: Any, pairs: Mapping[str, str]) -> None:
    """Put the saved value into each field for which the person chose to keep theirs."""
    for name, attribute in pairs.items():
        if chosen(name) == "theirs":
            form._fields[name].data = getattr(record, attribute)


def _plain(value: Any) -> str:
    if value is None or value == []:
        return ""
    return str(value).strip()


def _words(value: Any) -> str:
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return formatting.format_day(value, current())
    return str(value)
