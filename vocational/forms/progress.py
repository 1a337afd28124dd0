"""The forms of a child's progress, of certificates, and of the page on which anyone asks for one."""

from foundation.forms import DayField, Form, LineField, ManyOptions, Options, needed
from foundation.languages import _l
from vocational.choices.trades import STEPS


class SignForm(Form):
    """How far she does some lines of her syllabus."""

    competencies = ManyOptions(
        _l("What she does"), [needed(_l("Choose at least one line of the syllabus."))], coerce=str
    )
    step = Options(_l("How far"), [needed(_l("Choose how far she does it."))], choices=list(STEPS.items()))
    seen_on = DayField(_l("Day"), [needed(_l("Write the day."))], past_only=True)
    words = LineField(
        _l("What you saw"), [needed(_l("Write what you saw, as “hemmed a handkerchief”."))], length=300
    )


class WhyForm(Form):
    """Why something is struck out or withdrawn."""

    reason = LineField(_l("Reason"), [needed(_l("Write the reason in a few words."))])


class IssueForm(Form):
    """That a certificate is issued; it asks for nothing."""


class CheckForm(Form):
    """The check code of a certificate."""

    code = LineField(
        _l("Check code"),
        [needed(_l("Write the code that is printed on the certificate."))],
        length=40,
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
