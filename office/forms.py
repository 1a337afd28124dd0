"""The forms of the office."""

from accounts.forms import CODE_BOX, secret_field
from foundation.break_glass.rules import GROUNDS, REASON_AT_LEAST, VERDICTS
from foundation.forms import Form, LineField, ManyOptions, Options, ProseField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm


class CountersignForm(Form):
    """Who signs a month of a register for the Management Committee."""

    name = LineField(_l("Who signs"), [needed(_l("Write who signs."))], length=120)
    post = LineField(
        _l("Post in the Management Committee"), [needed(_l("Write the post in the committee."))], length=120
    )


class BreakSealForm(NumberedForm):
    """What somebody says who breaks the seal of one child's file: what, why, and that it is she."""

    parts = {
        "what": ("compartments",),
        "why": ("ground", "reference", "reason"),
        "who": ("old_password",),
    }

    compartments = ManyOptions(_l("What you need to read"), description=_l("Only what you need now."))
    ground = Options(_l("Ground"), choices=list(GROUNDS.items()))
    reference = LineField(
        _l("Number of the order or of the request"),
        length=80,
        description=_l("For an order of a court or the CWC, and for the police."),
    )
    reason = ProseField(
        _l("Why it cannot wait"),
        length=1000,
        description=_l("At least %(least)s characters.", least=REASON_AT_LEAST),
        render_kw={"rows": 3},
    )
    old_password = secret_field(
        _l("Your password"), sentence=_l("Type your password."), autocomplete="current-password"
    )


class BreakSealWithCodeForm(BreakSealForm):
    """The same for who has a code app."""

    parts = {**BreakSealForm.parts, "who": ("old_password", "code")}

    code = LineField(
        _l("Code of your app"),
        [needed(_l("Type the six figures that your app shows."))],
        length=40,
        render_kw=CODE_BOX,
    )


class ReviewSealForm(NumberedForm):
    """What a second person finds of an opening."""

    parts = {"review": ("verdict", "words")}

    verdict = Options(_l("Was it justified?"), choices=list(VERDICTS.items()))
    words = ProseField(_l("What you found"), length=1000, render_kw={"rows": 3})


class BarForm(NumberedForm):
    """Who may not break a seal, of whose file, and why."""

    parts = {"bar": ("sign_in_name", "code", "reason")}

    sign_in_name = LineField(
        _l("Sign-in name of the person"),
        [needed(_l("Write the sign-in name."))],
        length=80,
        render_kw={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )
    code = LineField(
        _l("Code of the child’s file"),
        length=20,
        description=_l("Left empty, it is every child’s."),
        render_kw={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"},
    )
    reason = ProseField(
        _l("Why"),
        [needed(_l("Write the reason in a few words."))],
        length=500,
        description=_l("Named in a matter, related, or another conflict."),
        render_kw={"rows": 2},
    )
