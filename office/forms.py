"""The forms of the office."""

from foundation.forms import Form, LineField, needed
from foundation.languages import _l


class CountersignForm(Form):
    """Who signs a month of a register for the Management Committee."""

    name = LineField(_l("Who signs"), [needed(_l("Write who signs."))], length=120)
    post = LineField(
        _l("Post in the Management Committee"), [needed(_l("Write the post in the committee."))], length=120
    )
