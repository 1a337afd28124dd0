"""What the reader of an office page may see: her registers here, whose names, which home."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from flask import abort, current_app, g, request

from accounts.roles import Role
from foundation import clock
from foundation.access import Reach, may, viewer, within_reach
from foundation.access.gate import HomeHere, posts_for
from foundation.feature import House
from foundation.registers import HomeHead, Period, Register, Signer
from homes import heads
from office import queries
from residents.models import CaseFile
from residents.permissions import May as ResidentsMay

WIDE = (Reach.ALL, Reach.HOME)


def house() -> House:
    """Answer the rooms' cards."""
    return cast(House, current_app.extensions["house"])


def registers_here() -> Sequence[Register]:
    """Answer the registers of this home that the reader may open, in the order of rule 77."""
    return [register for register in house().registers if may(register.permission)]


def register_here(register_id: str) -> Register:
    """Answer one register; an unknown one is 404, one that is not for her post 403."""
    found = next((r for r in house().registers if r.id == register_id), None)
    if found is None:
        abort(404)
    if not may(found.permission):
        abort(403)
    return found


def sees_all_names() -> bool:
    """Answer whether the reader may see every child's name in this home."""
    granted = posts_for(viewer(), ResidentsMay.NAME_SEE, g.home.id)
    return any(reach in WIDE for _post, reach in granted)


def readable() -> frozenset[UUID] | None:
    """Answer the files whose names the reader may see in this home; None is all of them."""
    if sees_all_names():
        return None
    return queries.readable_files(
        g.home.id, within_reach(ResidentsMay.NAME_SEE, CaseFile.id, home=CaseFile.home_id)
    )


def find_allowed(find: str) -> str | None:
    """Answer what may be looked for: without the right to names only codes, so that no hit gives one away."""
    sought = " ".join(find.split())[:80]
    if not sought or sees_all_names() or sought.upper().startswith(f"{g.home.code}-"):
        return sought or None
    return f"{g.home.code}-{sought}" if sought.replace("-", "").isdigit() else "–"


def is_inspector() -> bool:
    """Answer whether the reader is here as an inspector."""
    return any(post.role == Role.INSPECTOR and post.home_id == g.home.id for post in viewer().posts)


def kind_words(home: HomeHere) -> str:
    """Answer the kind of a home in words."""
    return str(current_app.extensions["home_words"](home.kind, home.for_whom))


def head_here() -> HomeHead:
    """Answer this home as the head of a print names it."""
    return heads.home_head(g.home.id, kind_label=kind_words(g.home))


def in_charge_here() -> Signer | None:
    """Answer the person-in-charge of this home."""
    return heads.in_charge(g.home.id)


def month_asked() -> Period:
    """Answer the month that the address asks for, the present one without; one to come or not a month is 404."""
    asked = request.values.get("month", "")
    today = clock.today()
    if not asked:
        return Period.month_of(today)
    try:
        first = date.fromisoformat(f"{asked}-01")
    except ValueError:
        abort(404)
    if first > today or first.year < 2000:
        abort(404)
    return Period.month_of(first)


def months_before(period: Period, count: int = 24) -> list[Any]:
    """Answer the present month and those before it, newest first, with the asked one among them."""
    months = [Period.month_of(clock.today())]
    while len(months) < count or months[-1].first > period.first:
        months.append(months[-1].previous_month())
    return months
