"""Mending what was written: the old value stays, struck out, with the reason, who and when."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from foundation import audit, clock
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import Sealed, opened
from foundation.viewer import Actor
from residents import rules
from residents.actions.ages import age_mended, ensure_age_may_be_mended
from residents.actions.naming import write_words
from residents.actions.order_rows import mend_order_of
from residents.events import Event
from residents.models import CaseFile, Child, Correction, Placement, SealedBefore
from residents.names import keys_of

IDENTITY = (
    "name", "name_local", "name_kind", "sex", "born_on", "age_years_stated", "age_stated_on", "age_stated_by",
    "marks", "father_name", "mother_name", "village",
)  # fmt: skip
ARRIVAL = (
    "categories", "brought_by", "brought_by_text", "order_no", "order_date", "order_by", "started_at",
    "is_overnight",
)  # fmt: skip


def mend_identity(
    file: CaseFile, child: Child, changes: Mapping[str, Any], *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Mend who she is. What was empty is filled; what was written is struck out and needs a reason.

    Answers the names of the fields that changed; an identical form changes nothing.
    """
    wanted = {name: value for name, value in changes.items() if name in IDENTITY}
    rules.ensure_named(
        wanted.get("name", child.name) or wanted.get("name_local", ""),
        wanted.get("name_kind", child.name_kind),
    )
    rules.ensure_age_known(
        born_on=wanted.get("born_on", child.born_on),
        stated_years=wanted.get("age_years_stated", child.age_years_stated),
        stated_on=wanted.get("age_stated_on", child.age_stated_on),
        by=wanted.get("age_stated_by", child.age_stated_by),
    )
    rules.ensure_birth_possible(wanted.get("born_on"), on=clock.today())
    ensure_age_may_be_mended(file, child, wanted)
    changed = strike_out(file, child, wanted, reason=reason, by=by)
    child.name_key = keys_of(child.name, child.name_local)
    child.father_name_key = keys_of(child.father_name)
    write_words(file, child)
    age_mended(file, child, changed, by=by)
    return _note(file, changed, by=by)


def mend_arrival(
    file: CaseFile, stay: Placement, changes: Mapping[str, Any], *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Mend how she came: who brought her, category, order, day and time. Answers the names of what changed."""
    wanted = {name: value for name, value in changes.items() if name in ARRIVAL}
    started = wanted.get("started_at", stay.started_at)
    rules.ensure_happened(started, now=clock.now(), field="day")
    if stay.ended_at is not None:
        rules.ensure_after(stay.ended_at, started, field="day")
    rules.ensure_order_whole(
        wanted.get("order_no", stay.order_no), wanted.get("order_date", stay.order_date),
        field="order", today=clock.today(),
    )  # fmt: skip
    before = stay.order_no
    changed = strike_out(file, stay, wanted, reason=reason, by=by)
    mend_order_of(file, stay, before=before, by=by)
    return _note(file, changed, by=by)


def strike_out(
    file: CaseFile,
    record: Any,
    wanted: Mapping[str, Any],
    *,
    reason: str,
    by: Actor,
    unsaid: Collection[str] = (),
) -> tuple[str, ...]:
    """Change a row of this file: what stood in it is kept, and needs a reason; answers the names of what changed.

    A plain value is kept as a correction, a sealed one sealed as it was. What stood empty, or as one of `unsaid`, is
    only filled. Raises Refused beside the field `reason`.
    """
    changed = [name for name, value in wanted.items() if said(getattr(record, name)) != said(value)]
    struck = [name for name in changed if said(getattr(record, name)) not in ("", *unsaid)]
    if struck and not reason:
        raise Refused(_("Write why this is changed. The old value stays readable."), field="reason")
    for name in struck:
        db.session.add(_kept(file, record, name, wanted[name], reason=reason, by=by))
    for name in changed:
        setattr(record, name, wanted[name])
    return tuple(changed)


def _kept(
    file: CaseFile, record: Any, name: str, new: Any, *, reason: str, by: Actor
) -> Correction | SealedBefore:
    old, subject = getattr(record, name), {"subject_table": record.__tablename__, "subject_id": record.id}
    who = {"reason": reason, "by": by.user_id, "by_name": by.name, "at": clock.now()}
    where = {"home_id": file.home_id, "case_file_id": file.id, "field": name, **subject, **who}
    if isinstance(old, Sealed):
        return SealedBefore(**where, old=old)
    return Correction(**where, old_text=plain(old), new_text=plain(new))


def said(value: Any) -> str:
    """Answer a value as it is compared: a sealed one by its text, any other as a correction keeps it."""
    return opened(value) if isinstance(value, Sealed) else plain(value)


def _note(file: CaseFile, changed: tuple[str, ...], *, by: Actor) -> tuple[str, ...]:
    if changed:
        details = {"code": file.code, "fields": ", ".join(changed)}
        subject = ("case_file", file.id, file.code)
        audit.record(Event.IDENTITY_CORRECTED, by=by, home=file.home_id, subject=subject, details=details)
    return changed


def plain(value: Any) -> str:
    """Answer a value as a correction keeps it: ISO days and moments, codes with commas, nothing as an empty text."""
    if value is None or value is False:
        return ""
    if isinstance(value, tuple | list):
        return ",".join(value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {', '.join(parts)}" for name, parts in value.items())
    return value.isoformat() if isinstance(value, date) else str(value)
