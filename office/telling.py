"""How the office says the codes of its own events: registers, chains, addresses, filters, shapes of a print."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import current_app, g
from werkzeug.exceptions import HTTPException

from foundation import formatting, languages
from foundation.break_glass import DETAILS as SEAL_DETAILS
from foundation.db import db
from foundation.disclosures import DETAILS as EXPORT_DETAILS
from foundation.disclosures.actions import COPY
from foundation.languages import _, _l
from foundation.telling import in_words
from homes.models import Home
from office import reach

CHAINS = {"organisation": _l("The organisation"), "sealed": _l("Sealed matters")}
FILTERS = {"day": _l("day"), "person": _l("person"), "code": _l("child’s code")}
FORMATS = {"pdf": "PDF", "xlsx": _l("spreadsheet"), "csv": _l("text"), "html": _l("page")}


def register_said(register_id: Any) -> str:
    """Answer a register's short title; the copy of a child's file has its own."""
    if register_id == COPY:
        return str(_l("Copy of a child’s file"))
    return next((str(r.name) for r in reach.house().registers if r.id == register_id), str(register_id))


def is_sealed(name: str) -> bool:
    """Answer whether a chain is about sealed matters, here or in a house that joined."""
    return name.partition(":")[0] == "sealed"


def chain_said(name: Any) -> str:
    """Answer the name of a chain: the organisation, sealed matters, or a home by its name and code.

    Where a house joined an organisation, its own chains of both are kept beside, closed, each with its id.
    """
    kind, colon, moved = str(name).partition(":")
    known = CHAINS.get(kind)
    if known and colon:
        return _("%(chain)s, from the house that joined (%(number)s)", chain=known, number=moved[-6:])
    return str(known) if known else _homes().get(str(name).removeprefix("home:"), str(name))


def _homes() -> dict[str, str]:
    """Answer every home by its id; asked once a request, whatever the count of lines."""
    if "homes_said" not in g:
        asked = sa.select(Home.id, Home.code, Home.name, Home.name_local).order_by(Home.code)
        g.homes_said = {
            str(home_id): f"{languages.name_here(name, local)} ({code})"
            for home_id, code, name, local in db.session.execute(asked)
        }
    return dict(g.homes_said)


def page_said(path: Any) -> str:
    """Answer the title of the page at an address: a register's own, the menu's word, the room's; else the address."""
    try:
        endpoint, values = current_app.url_map.bind("").match(str(path), method="GET")
    except HTTPException:
        return str(path)
    if endpoint == "office.show_register":
        return register_said(values["register_id"])
    title = reach.house().pages.get(endpoint)
    return str(title) % {name: _value(value) for name, value in values.items()} if title else str(path)


def _value(value: Any) -> str:
    if isinstance(value, UUID):
        return ""
    return value if isinstance(value, str) else formatting.format_day(value, languages.current())


def compartments_said(codes: Any) -> str:
    """Answer the names of compartments that a broken seal opened."""
    return ", ".join(str(each.label) for each in reach.house().compartments if each.code in codes)


DETAILS = {
    **SEAL_DETAILS,
    **EXPORT_DETAILS,
    "office.compartments": compartments_said,
    "office.chain": chain_said,
    "office.filters": in_words(FILTERS),
    "office.path": page_said,
    "office.register": register_said,
    "registers.format": in_words(FORMATS),
    "registers.register": register_said,
}
PAGES = {
    "office.show_work": _l("Long work"),
    "office.tell_work": _l("Long work"),
    "office.save_work": _l("A file that was made"),
    "office.show_break_seal": _l("Breaking the seal of %(code)s"),
}
