"""Two people at one record: the second one sees both versions, field by field, and keeps what she typed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import request

from foundation import formatting
from foundation.languages import _, current
from foundation.refusals import Conflict, Difference


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
    somebody saved it meanwhile and the form as it was typed. A form on which each difference was answered
    (`keep-<field>`) carries the newer version and passes.
    """
    pairs = fields or {
        name: name for name in form._fields if hasattr(record, name) and name not in ("version", "once")
    }
    if form.version_number == record.version:
        _keep_theirs(record, form, pairs)
        return
    differences = []
    for name, attribute in pairs.items():
        theirs, yours = getattr(record, attribute), form._fields[name].data
        words = (said or {}).get(name, _words)
        if _plain(theirs) != _plain(yours):
            differences.append(
                Difference(name, str(form._fields[name].label.text), words(theirs), words(yours))
            )
    sentence = _("Somebody saved this while you were typing. Both are kept. Choose line by line.")
    raise Conflict(sentence, differences=tuple(differences), version=record.version)


def _keep_theirs(record: Any, form: Any, pairs: Mapping[str, str]) -> None:
    """Put the saved value into each field for which the person chose to keep theirs."""
    for name, attribute in pairs.items():
        if request.form.get(f"keep-{name}") == "theirs":
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
