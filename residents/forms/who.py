"""What is asked about other names, ages, siblings, and the joining of two files."""

from uuid import UUID

from foundation.forms import BooleanField, Choices, DayField, LineField, Optional, Options, WholeField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.ages import AgeSaid
from residents.actions.siblings import Bond
from residents.choices.identity import AGE_KINDS, ALIAS_KINDS, DOCUMENTS, SIBLING_RELATIONS
from residents.forms.identity import pairs


class AliasForm(NumberedForm):
    """Another name of hers."""

    parts = {"alias": ("name", "name_local", "kind", "note")}
    name = LineField(_l("Name"), length=120, description=_l("In English letters."))
    name_local = LineField(_l("Name in the local script"), length=120)
    kind = Options(
        _l("This name is"), [needed(_l("Choose what kind of name this is."))], choices=pairs(ALIAS_KINDS)
    )
    note = LineField(_l("Who uses it, on which paper"), length=200)


class StrikeForm(NumberedForm):
    """Why a line is struck out."""

    parts = {"strike": ("reason",)}
    reason = LineField(
        _l("Why"), [needed(_l("Write why this line is struck out. It stays readable."))], length=200
    )


class AgeForm(NumberedForm):
    """An age as stated, assessed or ordered."""

    keeps_draft = True
    parts = {
        "age": ("kind", "on_day", "born_on", "years", "years_to", "by_text"),
        "order": ("order_no", "committee_id", "document", "document_text", "no_paper_reason"),
    }
    kind = Options(
        _l("This age was"), [needed(_l("Choose on what the age rests."))], choices=pairs(AGE_KINDS)
    )
    on_day = DayField(
        _l("On"), [needed(_l("Write the day on which it was said, found or ordered."))], past_only=True,
        description=_l("Of an order: the date of the order."),
    )  # fmt: skip
    born_on = DayField(_l("Date of birth"), [Optional()], past_only=True)
    years = WholeField(_l("Or the age in years"), [Optional()], description=_l("As it was on that day."))
    years_to = WholeField(_l("At most"), [Optional()], description=_l("If a doctor gave a range."))
    by_text = LineField(
        _l("Said by"), length=160, description=_l("The child, a paper, or the doctor with the hospital.")
    )
    order_no = LineField(_l("Order number"), length=80, description=_l("Only of an order, JJ Act s.94."))
    committee_id = Choices(_l("Order by"))
    document = Options(
        _l("The order relies on"), choices=pairs(DOCUMENTS),
        description=_l("The school’s first, then the municipality’s; a medical test only if both are wanting."),
    )  # fmt: skip
    document_text = LineField(_l("Whose certificate, number"), length=160)
    no_paper_reason = LineField(_l("Why there is no certificate"), length=200)

    def said(self) -> AgeSaid:
        """Answer the age as the verb takes it."""
        body = self.committee_id.data
        return AgeSaid(
            kind=self.kind.data, on_day=self.on_day.data, years=self.years.data, years_to=self.years_to.data,
            born_on=self.born_on.data, by_text=self.by_text.data or "", document=self.document.data or "",
            document_text=self.document_text.data or "", no_paper_reason=self.no_paper_reason.data or "",
            order_no=self.order_no.data or "", committee_id=UUID(body) if body else None,
        )  # fmt: skip


class SiblingForm(NumberedForm):
    """A brother or sister."""

    parts = {"sibling": ("other_code", "relation", "keep_together", "reason")}
    other_code = LineField(
        _l("Code of the other file"),
        [needed(_l("Write the code of her sister’s or brother’s file."))],
        length=20,
    )
    relation = Options(
        _l("They are"), [needed(_l("Choose how they are related."))], choices=pairs(SIBLING_RELATIONS)
    )
    keep_together = BooleanField(_l("Keep together"), render_kw={"words": _l("They are to stay together")})
    reason = LineField(
        _l("Why, who says so"), length=200, description=_l("Needed when they are to be kept together.")
    )

    def bond(self) -> Bond:
        """Answer the link as the verb takes it."""
        return Bond(
            relation=self.relation.data,
            keep_together=bool(self.keep_together.data),
            reason=self.reason.data or "",
        )


class MergeForm(NumberedForm):
    """The joining of two files; which value is kept is asked line by line beside it."""

    parts = {"other": ("other_code",), "why": ("reason",)}
    other_code = LineField(
        _l("Code of the other file"), [needed(_l("Write the code of the file that is the same child’s."))], length=20,
        description=_l("Its lines move into this file, and its code leads here."),
    )  # fmt: skip
    reason = LineField(_l("Why they are one child"), length=300)


class UndoForm(NumberedForm):
    """That two files are taken apart again: nothing is asked beside the button."""

    parts = {"undo": ()}
