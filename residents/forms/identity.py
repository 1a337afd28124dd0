"""Who she is: name in two scripts, sex, age, marks, parents, photograph."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_wtf.file import FileField

from foundation.files import Prepared, prepare
from foundation.forms import DayField, Form, LineField, Optional, Options, ProseField, WholeField, needed
from foundation.languages import _l
from foundation.refusals import Refused
from homes.numbered import NumberedForm
from residents.actions import Identity
from residents.choices import NAME_KINDS, SEXES
from residents.queries.matches import Sought
from residents.rules import age_on

IDENTITY = tuple(Identity.__dataclass_fields__)
WHO = (
    "name", "name_local", "name_kind", "sex", "born_on", "age_years_stated", "age_stated_on", "age_stated_by",
    "marks", "father_name", "mother_name", "village",
)  # fmt: skip


def pairs(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Answer the choices of a field from codes and their words."""
    return [(str(value), said) for value, said in words.items()]


class IdentityPart(NumberedForm):
    """The lines of a form that ask who she is."""

    name = LineField(_l("Name"), length=120, description=_l("In English letters, as she says it."))
    name_local = LineField(_l("Name in the local script"), length=120)
    name_kind = Options(_l("This name is"), choices=pairs(NAME_KINDS), default="original")
    sex = Options(_l("Sex"), [needed(_l("Choose the child’s sex."))], choices=pairs(SEXES))
    born_on = DayField(
        _l("Date of birth"), [Optional()], description=_l("If a paper says it."), past_only=True
    )
    age_years_stated = WholeField(_l("Or about how old, in years"), [Optional()])
    age_stated_on = DayField(_l("Age stated on"), [Optional()], past_only=True)
    age_stated_by = LineField(
        _l("The age rests on"),
        length=120,
        description=_l("Her own word, a school paper, a doctor’s opinion."),
    )
    marks = ProseField(
        _l("Marks seen"),
        length=500,
        description=_l("Scars, moles, burns: what and where."),
        render_kw={"rows": 2},
    )
    father_name = LineField(_l("Father’s name"), length=120)
    mother_name = LineField(_l("Mother’s name"), length=120)
    village = LineField(
        _l("Village or locality"), length=120, description=_l("As she says it; it helps to find her family.")
    )

    def identity(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the child's columns."""
        return {name: _plain(name, self._fields[name].data) for name in IDENTITY}


class TypedForm(Form):
    """What is typed so far of a child who comes: as much of it as there is, to look for who may be here already."""

    name = LineField(length=120)
    name_local = LineField(length=120)
    sex = LineField(length=6)
    born_on = DayField(validators=[Optional()])
    age_years_stated = WholeField(validators=[Optional()])
    father_name = LineField(length=120)
    village = LineField(length=120)

    def sought(self, today: date) -> Sought:
        """Answer what is known so far; what cannot be understood yet is left out."""
        stated = self.age_years_stated.data if self.born_on.data is None else None
        age = age_on(today, born_on=self.born_on.data, stated_years=stated, stated_on=today)
        return Sought(
            sex=self.sex.data or "", age=age, name=self.name.data or "", name_local=self.name_local.data or "",
            father_name=self.father_name.data or "", village=self.village.data or "",
        )  # fmt: skip


MAY_BE_NONE = frozenset({"born_on", "age_years_stated", "age_stated_on"})


def _plain(name: str, value: Any) -> Any:
    """A line of text that was not sent is an empty text; a day or a number stays nothing."""
    return value if name in MAY_BE_NONE else (value or "")


class PhotoPart(NumberedForm):
    """The line that asks for a photograph; a phone opens its camera."""

    photo = FileField(
        _l("Photograph"), description=_l("JPEG, PNG or WebP, at most 10 MB. Place and camera are taken out of it."),
        render_kw={"accept": "image/jpeg,image/png,image/webp", "capture": "environment"},
    )  # fmt: skip

    def prepared(self) -> Prepared | None:
        """Answer the photograph ready to be kept, or None. Raises Refused beside its line. Slow."""
        upload = self.photo.data
        if not upload or not upload.filename:
            return None
        upload.stream.seek(0)
        try:
            return prepare(upload.filename, upload.stream.read())
        except Refused as refused:
            raise Refused(refused.sentence, field="photo") from refused


class IdentityForm(IdentityPart):
    """Who she is, to be mended: the old value stays, with the reason."""

    parts = {"who": ("reason", *WHO)}

    reason = LineField(
        _l("Why it is changed"),
        length=200,
        description=_l("Needed when something written is changed. It stays readable."),
    )


class PhotoForm(PhotoPart):
    """A new photograph."""

    parts = {"photo": ("photo", "taken_on")}

    taken_on = DayField(_l("Taken on"), [needed(_l("Write the day it was taken."))], past_only=True)
