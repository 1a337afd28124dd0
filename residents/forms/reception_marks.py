"""What is asked of a mark on the body: where, what kind, new or old, in her words, seen by whom and when."""

from foundation.bodymap import KINDS, Seen, regions_to_choose
from foundation.forms import Choices, HiddenField, LineField, Options, ProseField, needed
from foundation.languages import _l
from residents.forms.identity import pairs
from residents.forms.reception import CameForm


class MarkForm(CameForm):
    """One mark; a tap on the figure fills the place and the point."""

    place = Choices(_l("Where"), [needed(_l("Choose where on the body the mark is, or tap the figure."))])
    x = HiddenField()
    y = HiddenField()
    kind = Options(_l("Kind"), [needed(_l("Choose what kind of mark it is."))], choices=pairs(KINDS))
    age = Options(
        _l("It is"), [needed(_l("Choose whether the mark is new or old."))],
        choices=[("new", _l("New: from the last days")), ("old", _l("Old: healed"))],
    )  # fmt: skip
    words = ProseField(
        _l("In her words"),
        length=500,
        render_kw={"rows": 2},
        description=_l("What she says, nothing else. She may be silent."),
    )
    seen_by = LineField(_l("Seen by"), [needed(_l("Write who saw it."))], length=120)

    def seen(self) -> Seen:
        """Answer the mark as the verb takes it."""
        return Seen(
            place=self.place.data, kind=self.kind.data, is_new=self.age.data == "new", words=self.words.data or "",
            seen_by=self.seen_by.data, seen_at=self.happened_at(), x=_whole(self.x.data), y=_whole(self.y.data),
        )  # fmt: skip


def _whole(said: str | None) -> int | None:
    return int(said) if said and said.isdigit() and len(said) <= 4 else None


def mark_form(**values: object) -> MarkForm:
    """Answer the form of a mark with every region to choose."""
    form = MarkForm(**values)
    form.place.choices = [("", _l("Choose")), *regions_to_choose()]
    for number, name in enumerate(("place", "kind", "age", "words", "seen_by", "day", "time"), start=1):
        form[name].render_kw = {**(form[name].render_kw or {}), "number": number}
    return form
