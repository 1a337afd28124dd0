"""What people type at the gatehouse: names, passwords, codes, posts and reasons."""

from wtforms import PasswordField
from wtforms.validators import Length, Regexp

from accounts.roles import LABELS, Role
from foundation.forms import Choices, DayField, Form, LineField, Optional, Options, needed
from foundation.languages import LANGUAGES, _l

NAME_BOX = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
CODE_BOX = {
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "autocapitalize": "none",
    "spellcheck": "false",
}
LONGEST = 400
LIGHT_WORDS = (("auto", _l("As the device says")), ("day", _l("Day")), ("night", _l("Night")))


def secret_field(label: str, *, sentence: str, autocomplete: str, hint: str = "") -> PasswordField:
    """Answer a box for a password; nothing typed in it is ever sent back."""
    return PasswordField(
        label,
        [needed(sentence), Length(max=LONGEST)],
        description=hint,
        render_kw={"autocomplete": autocomplete},
    )


class SignInForm(Form):
    """The cover's two boxes."""

    name = LineField(
        _l("Your sign-in name"), [needed(_l("Type your sign-in name."))], length=80, render_kw=NAME_BOX
    )
    password = secret_field(
        _l("Password"), sentence=_l("Type your password."), autocomplete="current-password"
    )


class CodeForm(Form):
    """The code of the app, or a recovery code."""

    code = LineField(
        _l("Code"), [needed(_l("Type the six figures that your app shows."))], length=40, render_kw=CODE_BOX
    )


class BeginSecondFactorForm(Form):
    """What somebody who has a code app types before she sets up another."""

    code = LineField(
        _l("Code of the app you have, or a recovery code"),
        [needed(_l("Type the six figures that your app shows."))],
        length=40,
        render_kw=CODE_BOX,
    )


class PasswordForm(Form):
    """A new password, with the old one."""

    old_password = secret_field(
        _l("The password you have now"),
        sentence=_l("Type the password you have now."),
        autocomplete="current-password",
    )
    password = secret_field(
        _l("New password"),
        sentence=_l("Type a new password."),
        autocomplete="new-password",
        hint=_l(
            "At least 12 letters, figures or signs. Three or four words that only you put together do well."
        ),
    )
    password_again = secret_field(
        _l("New password, once more"),
        sentence=_l("Type the new password once more."),
        autocomplete="new-password",
    )


class OwnForm(Form):
    """What a person keeps of her own account."""

    name_local = LineField(_l("Your name in your own script"), length=120)
    language = Options(_l("Language"), choices=list(LANGUAGES.items()))
    light = Options(_l("Light"), choices=list(LIGHT_WORDS))


def sign_in_name_field() -> LineField:
    """Answer the box for the sign-in name of a new account."""
    return LineField(
        _l("Sign-in name"),
        [needed(_l("Write a sign-in name."))],
        length=40,
        description=_l(
            "English letters, figures, dots or dashes, such as debika.roy. It is never shown to children."
        ),
        render_kw={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )


class PersonForm(Form):
    """A person's account, as the administrator writes it."""

    name = LineField(_l("Name"), [needed(_l("Write the name."))], length=120)
    name_local = LineField(_l("Name in the local script"), length=120)
    sign_in_name = sign_in_name_field()
    email = LineField(
        _l("E-mail for work, if there is one"),
        [
            Optional(),
            Regexp(
                r"[^@\s]+@[^@\s]+\.[^@\s]+$",
                message=_l("Write the address as name@place.in, or leave it empty."),
            ),
        ],
        length=254,
        render_kw={"inputmode": "email", "autocomplete": "off"},
    )
    language = Choices(_l("Language"), choices=list(LANGUAGES.items()))


class ChangePersonForm(PersonForm):
    """A person's account as it is changed: the sign-in name stays."""

    sign_in_name = None


def reason_field() -> LineField:
    """Answer the box for the reason of a deed at somebody's account."""
    return LineField(
        _l("Reason"),
        [needed(_l("Write the reason in a few words."))],
        length=300,
        description=_l("It is kept with the deed."),
    )


class ReasonForm(Form):
    """Why a deed at somebody's account is done."""

    reason = reason_field()


def case_file_field() -> LineField:
    """Answer the box for the code of a young person's own file."""
    return LineField(
        _l("Code of the young person’s file"),
        [Optional()],
        length=20,
        description=_l(
            "Only for the post Young person: the code of her own file, such as KRS-2026-014. She sees that file alone."
        ),
        render_kw={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"},
    )


class PostForm(Form):
    """A post: role, home, whose file or which committee, from and until."""

    role = Choices(
        _l("Post"),
        choices=[("", ""), *((str(r), LABELS[r]) for r in Role)],
        validators=[needed(_l("Choose the post."))],
    )
    home_id = Choices(
        _l("Home"),
        description=_l(
            "Head office, privacy officer and administrator belong to the organisation: leave it empty."
        ),
    )
    case_file_code = case_file_field()
    committee_id = Choices(
        _l("Committee"),
        description=_l("Only for a committee member, and for an inspector whom a committee sends."),
    )
    starts_on = DayField(_l("From"), [needed(_l("Write the first day."))])
    ends_on = DayField(
        _l("Last day"),
        [Optional()],
        description=_l("The post opens nothing after this day. Leave it empty if it has no end."),
    )
    reason = reason_field()


class EndPostForm(Form):
    """When and why a post ends."""

    ends_on = DayField(_l("Last day"), [Optional()], description=_l("Leave it empty to end the post now."))
    reason = reason_field()


class AskForm(Form):
    """A superintendent asks for a person in her home."""

    sign_in_name = sign_in_name_field()
    name = LineField(_l("Name"), length=120, description=_l("Only for somebody who has no account yet."))
    role = Choices(_l("Post"), validators=[needed(_l("Choose the post."))])
    case_file_code = case_file_field()
    reason = reason_field()


class PutOffForm(Form):
    """From which day the second factor is required."""

    required_from = DayField(
        _l("Required from"),
        [needed(_l("Write the day."))],
        description=_l(
            "At most fourteen days from now. Until then people may sign in with a password alone."
        ),
    )
