"""The forms of the sealed compartment."""

from foundation.forms import Choices, InputRequired, LineField, Options, ProseField, needed
from foundation.languages import _l
from health.choices.sealed import GROUNDS, LAW, MATTERS
from homes.numbered import NumberedForm
from residents.forms.identity import pairs


class SealForm(NumberedForm):
    """A matter that is sealed, and who beside its writer may open it."""

    parts = {"sealed": ("matter", "words", "reader_id", "ground")}
    matter = Options(
        _l("It is about"), [InputRequired(_l("Choose what it is about."))], choices=pairs(MATTERS)
    )
    words = ProseField(_l("Sealed words"), [needed(_l("Write what is to be sealed."))], length=20_000)
    reader_id = Choices(
        _l("Who else may open it"),
        description=_l("The doctor or the person-in-charge may name others later."),
    )
    ground = Options(_l("On what ground"), choices=pairs(GROUNDS), description=LAW)


class ReaderForm(NumberedForm):
    """Whom a reader lets open it too."""

    parts = {"reader": ("reader_id", "ground")}
    reader_id = Choices(_l("Person"), [needed(_l("Choose a person."))])
    ground = Options(
        _l("On what ground"),
        [InputRequired(_l("Choose the ground."))],
        choices=pairs(GROUNDS),
        description=LAW,
    )


class OpenForm(NumberedForm):
    """Why a sealed matter is opened."""

    parts = {"open": ("why",)}
    why = LineField(_l("Why you open it"), [needed(_l("Write in a few words why you open it."))], length=200)
