"""What stands under a case on its pages: asked, written, shown again and corrected by one shape for all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import g
from flask.typing import ResponseReturnValue

from foundation.access import viewer
from foundation.languages import _
from foundation.versions import ensure_current
from residents.actions.under_case import mend_under, write_under
from residents.forms.under_case import UnderCase
from residents.models import CaseFile, VictimCase
from residents.queries import file
from residents.queries import victim as queries
from residents.views.parts import form_of_part, posted
from residents.views.victim import case_url


def as_it_is(form: Any) -> None:
    """Leave a form as it is: it has no choices to be filled."""


@dataclass(frozen=True, kw_only=True)
class CasePart:
    """A table under a case, its forms, its words; `ready` fills in choices, `write` writes where more is done.

    `sealed` are the columns that a correction leaves unread.
    """

    table: Any
    form: type[UnderCase]
    mend: type[UnderCase]
    title: Any
    mend_title: Any
    verb: Any
    lead: Any = ""
    ready: Callable[[Any], None] = as_it_is
    write: Callable[..., Any] | None = None
    sealed: tuple[Any, ...] = ()

    def new(self, **typed: Any) -> Any:
        """Answer the form of a new row, with its choices."""
        form = self.form(**typed)
        self.ready(form)
        return form

    def page(self, code: str, case_id: UUID, form: Any, **more: Any) -> str:
        """Answer the page on which a new row is asked."""
        return form_of_part(
            form, code=code, title=self.title, verb=self.verb, back="list_cases", lead=self.lead,
            back_url=case_url(code, case_id), **more,
        )  # fmt: skip

    def record(self, code: str, case_id: UUID) -> ResponseReturnValue:
        """Write a new row as it was posted."""
        form = self.new()

        def deed() -> Any:
            where = rows(case_id)
            if self.write is not None:
                return self.write(*where, form.told(), by=viewer())
            return write_under(*where, self.table, form.told(), by=viewer())

        return posted(form, lambda: self.page(code, case_id, form), deed, to=case_url(code, case_id))

    def row(self, row_id: UUID) -> Any:
        """Answer a row; the gate has found whose it is."""
        return queries.row_of(self.table, row_id, sealed=self.sealed)

    def show(self, code: str, row_id: UUID) -> str:
        """Answer a row to be filled in or corrected; what is sealed in it stays closed."""
        row = self.row(row_id)
        known = {name: getattr(row, name) for name in self.mend.asked() if name != "phone"}
        chosen = {name: str(known[name] or "") for name in self.mend.ids}
        form = self.mend(**known | chosen, version=row.version)
        self.ready(form)
        return self._mend_page(code, row, form)

    def change(self, code: str, row_id: UUID) -> ResponseReturnValue:
        """Fill in or correct a row as it was posted; a lost race shows both versions."""
        form: Any = self.mend()
        row = self.row(row_id)
        self.ready(form)

        def deed() -> tuple[str, ...]:
            compared = (name for name in self.mend.asked() if name != "phone" and name not in self.mend.ids)
            ensure_current(row, form, fields={name: name for name in compared})
            child, reason = file.rows(g.case_file_id).file, form.reason.data or ""
            return mend_under(child, row, form.told(), reason=reason, by=viewer())

        return posted(form, lambda: self._mend_page(code, row, form), deed, to=case_url(code, row.case_id))

    def _mend_page(self, code: str, row: Any, form: Any) -> str:
        return form_of_part(
            form, code=code, title=self.mend_title, verb=_("Save the correction"), back="list_cases",
            back_url=case_url(code, row.case_id),
            lead=_("What was written stays readable, struck out, with your reason."),
        )  # fmt: skip


def rows(case_id: UUID) -> tuple[CaseFile, VictimCase]:
    """Answer the file of the address and a case of it."""
    return file.rows(g.case_file_id).file, queries.row_of(VictimCase, case_id)
