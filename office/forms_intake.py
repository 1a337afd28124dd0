"""What is asked about a file that is taken in: the file, its kind, its sheet, what each column is, why it is undone."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf.file import FileField

from foundation.forms import BooleanField, Choices, Form, LineField, NumberRange, Options, WholeField, needed
from foundation.intake import FileColumn, IntakeKind
from foundation.languages import _, _l
from foundation.refusals import Refused

ACCEPTS = ".xlsx,.csv,.tsv,.txt"


class GivenForm(Form):
    """A file that is given."""

    file = FileField(
        _l("File"), description=_l("Excel (.xlsx) or text (.csv), at most 10 MB. It is kept encrypted."),
        render_kw={"accept": ACCEPTS},
    )  # fmt: skip

    def body(self) -> bytes:
        """Answer the bytes of the file. Raises Refused when none was chosen."""
        upload = self.file.data
        if not upload or not upload.filename:
            raise Refused(_("Choose a file."), field="file")
        upload.stream.seek(0)
        return bytes(upload.stream.read())


class BeginForm(GivenForm):
    """A new import."""

    kind = Options(_l("What stands in it"), [needed(_l("Choose what stands in the file."))])


class SheetForm(Form):
    """Which sheet, and which of its rows has the headings."""

    sheet = Choices(_l("Sheet"))
    head = WholeField(
        _l("Row with the headings"),
        [NumberRange(1, 3000, _l("Write the number of the row."))],
        render_kw={"size": 4},
    )


class UndoForm(Form):
    """Why an import is undone."""

    reason = LineField(_l("Why it is undone"), [needed(_l("Write why the import is undone."))], length=200)


def columns_form(
    kind: IntakeKind,
    found: Sequence[FileColumn],
    taken: Mapping[str, int] | None,
    *,
    month_first: bool = False,
) -> Any:
    """Answer the form that asks of each column of the file what it is; `taken` fills it, None reads what was posted."""
    ours = [("", _l("leave out")), *((column.key, column.label) for column in kind.columns)]
    by_place = {place: key for key, place in (taken or {}).items()}
    fields: dict[str, Any] = {
        f"column_{column.place}": Choices(
            _("%(letter)s · %(heading)s", letter=column.letter, heading=column.heading or _("no heading")),
            choices=ours, description=" · ".join(column.samples), default=by_place.get(column.place, ""),
        )
        for column in found
    }  # fmt: skip
    fields["month_first"] = BooleanField(
        _l("Days"),
        default=month_first,
        render_kw={"words": _l("Written month first, as in America: 11/23/2021")},
    )
    return type("ColumnsForm", (Form,), fields)()


def chosen_columns(form: Any) -> dict[int, str]:
    """Answer what was chosen: place in the file -> our column."""
    return {
        int(field.name.removeprefix("column_")): field.data
        for field in form
        if field.name.startswith("column_") and field.data
    }
