"""The forms of exports and disclosures."""

from foundation.disclosures.choices import ASKERS, GROUNDS, MEANS, RECIPIENTS
from foundation.disclosures.rules import PURPOSE_AT_LEAST
from foundation.forms import Choices, ClockField, DayField, Form, LineField, Options, ProseField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm

_CHOOSE = ("", _l("Choose"))
_GROUNDS = [(code, ground.words) for code, ground in GROUNDS.items()]
CODE_WORDS = {"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"}


def whom_field() -> LineField:
    """Answer the line for the office and the person who receives."""
    return LineField(
        _l("Office and person"),
        length=200,
        description=_l("Who receives it, such as the bench clerk by name."),
    )


def ground_field() -> Choices:
    """Answer the choice of a ground in law."""
    return Choices(_l("Ground in law"), choices=[_CHOOSE, *_GROUNDS])


def reference_field() -> LineField:
    """Answer the line for the number of the paper on which a ground rests."""
    return LineField(_l("Number of the order, or the law"), length=80)


class AskExportForm(NumberedForm):
    """Why and for whom records leave the house as a file."""

    parts = {"ask": ("purpose", "recipient", "recipient_words", "ground", "reference")}

    purpose = ProseField(
        _l("What it is for"),
        length=500,
        description=_l("At least %(least)s characters.", least=PURPOSE_AT_LEAST),
        render_kw={"rows": 2},
    )
    recipient = Choices(_l("For whom"), choices=[_CHOOSE, *ASKERS.items()])
    recipient_words = whom_field()
    ground = ground_field()
    reference = reference_field()


class RefuseExportForm(Form):
    """Why a second person refuses an export."""

    words = ProseField(_l("Why you refuse"), length=500, render_kw={"rows": 2})


class DisclosureForm(NumberedForm):
    """What about which children was given to whom, on what ground, how and when."""

    parts = {
        "what": ("codes", "what"),
        "whom": ("recipient", "recipient_words", "ground", "reference"),
        "how": ("means", "day", "at", "receipt"),
    }

    codes = LineField(
        _l("Codes of the children"),
        [needed(_l("Write the code of each child of whom something was told."))],
        length=400,
        description=_l("One or several, with commas."),
        render_kw=CODE_WORDS,
    )
    what = ProseField(
        _l("What was given or told"),
        [needed(_l("Write what was given or told."))],
        length=500,
        description=_l("The paper or the matter, not its content."),
        render_kw={"rows": 2},
    )
    recipient = Choices(_l("To whom"), choices=[_CHOOSE, *RECIPIENTS.items()])
    recipient_words = whom_field()
    ground = ground_field()
    reference = reference_field()
    means = Options(_l("How"), choices=list(MEANS.items()))
    day = DayField(_l("Day"), [needed(_l("Write the day."))])
    at = ClockField(_l("Time"), [needed(_l("Write the time, as 16:30."))])
    receipt = LineField(
        _l("Who signed for it"),
        length=200,
        description=_l("Name and number of the receipt, if there is one."),
    )


class StrikeForm(Form):
    """Why a line of the register of disclosures is struck out."""

    why = ProseField(_l("Why it is struck out"), length=300, render_kw={"rows": 2})
