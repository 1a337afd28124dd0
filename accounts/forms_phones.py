"""What people type about shared phones: the phone's name, a PIN, and a visitor's code and order."""

from wtforms import PasswordField
from wtforms.validators import Length

from accounts.forms import secret_field, sign_in_name_field
from foundation.forms import Choices, Form, LineField, Optional, needed
from foundation.languages import _l

PIN_BOX = {"inputmode": "numeric", "autocomplete": "off", "pattern": "[0-9]*"}
MOST_TYPED = 40


def pin_field(label: str, *, sentence: str, hint: str = "") -> PasswordField:
    """Answer a box for a PIN: figures on a phone's keys, never sent back, never offered to be kept."""
    return PasswordField(
        label, [needed(sentence), Length(max=MOST_TYPED)], description=hint, render_kw=dict(PIN_BOX)
    )


class EnrolForm(Form):
    """The phone in hand: what it is called and who keeps it."""

    label = LineField(
        _l("Name of the phone"),
        [needed(_l("Write what this phone is called."))],
        length=60,
        description=_l("Such as Day room, Night, or Workshop tablet."),
    )
    kept_by = LineField(
        _l("Whose it is"),
        length=80,
        description=_l("The home’s, or the name of the member of staff to whom it belongs."),
    )


class SetPinForm(Form):
    """A new PIN, with the password of whoever sets it."""

    old_password = secret_field(
        _l("Your password"), sentence=_l("Type your password."), autocomplete="current-password"
    )
    pin = pin_field(
        _l("New PIN"),
        sentence=_l("Type a PIN of six figures."),
        hint=_l("Six figures that nobody guesses: no row, no repeat, no pairs, no birthday."),
    )
    pin_again = pin_field(_l("New PIN, once more"), sentence=_l("Type the PIN once more."))


class PinForm(Form):
    """The PIN of whoever takes the phone."""

    pin = pin_field(_l("PIN"), sentence=_l("Type your PIN of six figures."))


class StartVisitForm(Form):
    """A visit at the gate: which committee sends the visitor, if one does."""

    committee_id = Choices(
        _l("Committee that sends the visitor"),
        validators=[Optional()],
        description=_l("Leave it empty for an officer of the department or another body."),
    )


class VisitCodeForm(Form):
    """The code that the home's screen shows."""

    code = LineField(
        _l("Code"),
        [needed(_l("Type the code that the home’s screen shows."))],
        length=40,
        description=_l("Eight letters and figures. It lives ten minutes."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class VisitorForm(Form):
    """By which order somebody visits."""

    designation = LineField(_l("Your post"), [needed(_l("Write your post."))], length=120)
    order_no = LineField(
        _l("Number of the order or letter"),
        [needed(_l("Write the number of the order or letter."))],
        length=80,
    )


class KnownVisitorForm(VisitorForm):
    """A visitor who has an account."""

    sign_in_name = sign_in_name_field()
    password = secret_field(
        _l("Password"), sentence=_l("Type your password."), autocomplete="current-password"
    )


class NewVisitorForm(VisitorForm):
    """A visitor who has none: her name, and the sign-in name and password of the account that she asks for."""

    name = LineField(_l("Your name"), [needed(_l("Write your name."))], length=120)
    sign_in_name = sign_in_name_field()
    password = secret_field(
        _l("New password"),
        sentence=_l("Type a new password."),
        autocomplete="new-password",
        hint=_l(
            "At least 12 letters, figures or signs. Three or four words that only you put together do well."
        ),
    )
