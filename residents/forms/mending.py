"""What every correction asks: why it is changed."""

from foundation.forms import LineField
from foundation.languages import _l
from homes.numbered import NumberedForm


class Mending(NumberedForm):
    """A correction: what stands there needs a reason to be changed."""

    reason = LineField(
        _l("Why it is changed"), length=200,
        description=_l("Needed when something written is changed. It stays readable."),
    )  # fmt: skip
