"""The base of every form: its key against double posts, the version it was filled from, and its summary of refusals."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from flask import request
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, IntegerField, TimeField
from wtforms import RadioField as _RadioField
from wtforms import SelectField as _SelectField
from wtforms import SelectMultipleField as _SelectMultipleField
from wtforms import StringField as _StringField
from wtforms import TextAreaField as _TextAreaField
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  newer than its stubs
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import TextInput

from foundation import clock, drafts, languages
from foundation.db import tidy
from foundation.languages import _, _l
from foundation.once import fresh_key
from foundation.refusals import Conflict, Refused

__all__ = [
    "BooleanField", "Choices", "DataRequired", "DayField", "Form", "HiddenField", "InputRequired", "IntegerField",
    "Length", "LineField", "NumberRange", "Optional", "Options", "ProseField", "Required", "ManyOptions",
    "TimeField", "ValidationError", "WholeField", "ClockField", "needed",
]  # fmt: skip

INDIC_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯०१२३४५६७८९", "01234567890123456789")
Required = DataRequired


class _OwnWords:
    """Lets WTForms speak through the house's own catalogue."""

    def gettext(self, string: str) -> str:
        return _(string)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return languages.ngettext(singular, plural, n)


def needed(sentence: Any) -> DataRequired:
    """Answer the validator of a field that must be filled, with its own sentence."""
    return DataRequired(message=sentence)


def _tidied(value: Any) -> Any:
    return tidy(value) if isinstance(value, str) else value


class LineField(_StringField):
    """One line of text: NFC, folded white space; at most `length` characters."""

    data: Any  # after its validators ran: None only where the field is optional

    def __init__(
        self, label: Any = None, validators: Iterable[Any] = (), *, length: int = 200, **more: Any
    ) -> None:
        too_long = _l("This is longer than %(most)s characters. Shorten it.", most=length)
        checks = [*validators, Length(max=length, message=too_long)]
        filters = [
            _tidied,
            lambda v: " ".join(v.split()) if isinstance(v, str) else v,
            *more.pop("filters", []),
        ]
        super().__init__(label, checks, filters=filters, **more)


class ProseField(_TextAreaField):
    """Text of several lines, NFC; at most `length` characters."""

    data: Any  # as above

    def __init__(
        self, label: Any = None, validators: Iterable[Any] = (), *, length: int = 20_000, **more: Any
    ) -> None:
        too_long = _l("This is longer than %(most)s characters. Shorten it.", most=length)
        checks = [*validators, Length(max=length, message=too_long)]
        super().__init__(label, checks, filters=[_tidied, *more.pop("filters", [])], **more)


def day_typed(typed: str) -> date:
    """Answer a day as people type it: any separator, day first or year first, figures of any script.

    Raises ValueError with a sentence for who typed it.
    """
    plain = "".join(c if c.isdigit() else " " for c in typed.translate(INDIC_DIGITS))
    parts = plain.split()
    try:
        first, month, last = (int(part) for part in parts)
        year, day = (first, last) if len(parts[0]) == 4 else (last, first)
        return date(year, month, day)
    except (ValueError, IndexError):
        raise ValueError(_("Write the day as 23 11 2026, day first.")) from None


def clock_typed(typed: str) -> time | None:
    """Answer a time of day as people type it, None where nothing was typed. Raises ValueError with a sentence."""
    if not typed.strip():
        return None
    digits = "".join(c for c in typed.translate(INDIC_DIGITS) if c.isdigit())[:4]
    try:
        return time(int(digits[:-2]), int(digits[-2:]))
    except ValueError:
        raise ValueError(_("Write the time as 16:30.")) from None


class DayField(DateField):
    """A day, typed with any separator, day first; Bengali and Devanagari figures are read too.

    It is typed, not picked: a browser's own picker writes days in the browser's order, not in the reader's.
    """

    data: Any  # as above
    widget = TextInput()

    def __init__(
        self, label: Any = None, validators: Iterable[Any] = (), *, past_only: bool = False, **more: Any
    ) -> None:
        self.past_only = past_only
        shown = {"inputmode": "numeric", "autocomplete": "off", **(more.pop("render_kw", None) or {})}
        super().__init__(label, [*validators], format=["%d %m %Y", "%Y-%m-%d"], render_kw=shown, **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        self.data = None
        self.data = day_typed(valuelist[0])

    def pre_validate(self, form: Any) -> None:
        if self.past_only and self.data and self.data > clock.today():
            raise ValidationError(_("This day has not come yet. Write today or an earlier day."))


class ClockField(TimeField):
    """A time of day, 24-hour clock, typed as 16:30, 16.30 or 1630; a browser's own picker may say AM and PM."""

    widget = TextInput()

    def __init__(self, label: Any = None, validators: Iterable[Any] = (), **more: Any) -> None:
        shown = {"inputmode": "numeric", "autocomplete": "off", **(more.pop("render_kw", None) or {})}
        super().__init__(label, [*validators], format="%H:%M", render_kw=shown, **more)

    data: Any  # as above

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        self.data = clock_typed(valuelist[0]) if valuelist else None


class WholeField(IntegerField):
    """A whole number; Bengali and Devanagari figures are read too, so its box takes letters as well."""

    data: Any  # as above
    widget = TextInput()

    def __init__(self, label: Any = None, validators: Iterable[Any] = (), **more: Any) -> None:
        shown = {"inputmode": "numeric", "autocomplete": "off", **(more.pop("render_kw", None) or {})}
        super().__init__(label, [*validators], render_kw=shown, **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            self.data = int(valuelist[0].translate(INDIC_DIGITS).strip())
        except ValueError:
            self.data = None
            raise ValueError(_("Write a whole number.")) from None


class _Pairs:
    """Takes choices as (value, words) pairs, as our forms write them; WTForms wants them wrapped."""

    def __init__(self, *args: Any, choices: Any = None, **more: Any) -> None:
        if choices is not None and not callable(choices):
            choices = [SelectChoice(value=c[0], label=c[1]) if isinstance(c, tuple) else c for c in choices]
        super().__init__(*args, **{"choices": choices, **more})


class Choices(_Pairs, _SelectField):
    """One of a list, as a drop-down."""

    def pre_validate(self, form: Any) -> None:
        if self.choices and self.data and not any(_same(self.data, c) for c in _values(self)):
            raise ValidationError(_("Choose one of the list."))


class Options(_Pairs, _RadioField):
    """One of a few, as boxes."""

    validate_choice = True

    def pre_validate(self, form: Any) -> None:
        if self.data and not any(_same(self.data, c) for c in _values(self)):
            raise ValidationError(_("Choose one of the boxes."))


class ManyOptions(_Pairs, _SelectMultipleField):
    """Any number of a few, as boxes."""

    def pre_validate(self, form: Any) -> None:
        known = [str(v) for v in _values(self)]
        if any(str(v) not in known for v in self.data or []):
            raise ValidationError(_("Choose from the boxes."))


def _values(field: Any) -> list[Any]:
    return [choice[0] for choice in field.iter_choices()]


def _same(one: Any, other: Any) -> bool:
    return str(one) == str(other)


class Form(FlaskForm):
    """A form of the house; fields are declared by the room, in the order in which the paper asks them."""

    keeps_draft = False
    once = HiddenField(default=fresh_key)
    version = HiddenField()
    draft_place = HiddenField()

    class Meta(FlaskForm.Meta):
        """Own words instead of WTForms' own."""

        def get_translations(self, form: Any) -> Any:
            return _OwnWords()

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.refusals: list[tuple[str | None, str]] = []
        self.conflict: Conflict | None = None
        self.draft_kept_at: datetime | None = None
        if self.keeps_draft and not self.draft_place.data:
            self.draft_place.data = request.path

    def refuse(self, refused: Refused) -> None:
        """Show a verb's refusal on this form: beside its field if it names one, and in the summary."""
        if isinstance(refused, Conflict):
            self.conflict = refused
            self.version.data = str(refused.version)
        field = self._fields.get(refused.field or "")
        if field is not None:
            field.errors = [*field.errors, str(refused)]
        else:
            self.refusals.append((None, str(refused)))

    def summary(self) -> list[tuple[str, str | None, str]]:
        """Answer what is to be mended: (id of the field or "", its number, the sentence), in the form's order."""
        found: list[tuple[str, str | None, str]] = [
            ("", None, sentence) for _field, sentence in self.refusals
        ]
        for field in self:
            number = (field.render_kw or {}).get("number")
            found += [(str(field.id), number, str(sentence)) for sentence in _flat(field.errors)]
        return found

    @classmethod
    def opened(cls, **values: Any) -> Any:
        """Answer this form as its page opens: with what its reader left half typed here, or with `values`."""
        if not cls.keeps_draft or not current_user.is_authenticated:
            return cls(**values)
        left = drafts.kept(request.path, user_id=current_user.user_id)
        if left is None:
            return cls(**values)
        form = cls(formdata=left[0], **values)
        form.draft_kept_at = left[1]
        return form

    @property
    def version_number(self) -> int:
        """Answer the version of the record that this form was filled from; 0 if it says none."""
        said = str(self.version.data or "")
        return int(said) if said.isdigit() else 0


def _flat(errors: Any) -> list[str]:
    if isinstance(errors, dict):
        return [s for part in errors.values() for s in _flat(part)]
    return [s for e in errors for s in (_flat(e) if isinstance(e, list | tuple | dict) else [str(e)])]


def moment_of(day: date, clock_time: time) -> datetime:
    """Answer the moment of a day and a time as they are told in the home's zone, aware."""
    from zoneinfo import ZoneInfo  # beside its one use

    return datetime.combine(day, clock_time, tzinfo=ZoneInfo(clock.zone_here()))
