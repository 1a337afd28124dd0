"""The form of whoever prepares the copy of a child's own file."""

from foundation.disclosures.choices import GROUNDS, RECIPIENTS
from foundation.disclosures.rules import PURPOSE_AT_LEAST
from foundation.forms import Choices, HiddenField, LineField, ProseField
from foundation.languages import _l
from homes.numbered import NumberedForm

FOR = ("child", "family", "legal", "court", "cwc")
ON = ("own_record", "own_data", "guardian", "order", "permission")
_CHOOSE = ("", _l("Choose"))


class CopyForm(NumberedForm):
    """For whom the copy is, on what ground, and the digest of the lines that were looked through."""

    parts = {"ask": ("recipient", "recipient_words", "ground", "reference", "purpose")}

    seen = HiddenField()
    recipient = Choices(_l("For whom"), choices=[_CHOOSE, *((code, RECIPIENTS[code]) for code in FOR)])
    recipient_words = LineField(
        _l("Office and person"), length=200, description=_l("Empty where it is the child herself.")
    )
    ground = Choices(_l("Ground in law"), choices=[_CHOOSE, *((code, GROUNDS[code].words) for code in ON)])
    reference = LineField(_l("Number of the order"), length=80)
    purpose = ProseField(
        _l("What it is for"),
        length=500,
        description=_l("At least %(least)s characters.", least=PURPOSE_AT_LEAST),
        render_kw={"rows": 2},
    )
