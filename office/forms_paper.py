"""The forms of sheets on paper: what is printed, which comes back, its scan, what was counted, why it is closed."""

from typing import Any

from flask_wtf.file import FileField

from foundation import files
from foundation.forms import (
    Choices,
    DayField,
    Form,
    HiddenField,
    LineField,
    ManyOptions,
    NumberRange,
    Optional,
    Options,
    WholeField,
    needed,
)
from foundation.languages import LANGUAGES, _, _l
from foundation.paper import State
from foundation.paper.rules import STACK_AT_MOST
from foundation.refusals import Refused


class PrintSheetsForm(Form):
    """Which sheets of a day are printed, and how many empty ones."""

    day = DayField()
    sheets = ManyOptions(_l("Sheets of the day"))
    empties = ManyOptions(
        _l("Empty sheets, for a day on which nothing can be printed"),
        description=_l("Without names. Their day is written by hand."),
    )
    many = WholeField(
        _l("How many of each"),
        [
            Optional(),
            NumberRange(1, STACK_AT_MOST, _l("Write a number from 1 to %(most)s.", most=STACK_AT_MOST)),
        ],
        render_kw={"size": 3},
    )
    language = Choices(_l("Language of the sheets"), choices=list(LANGUAGES.items()))


class FindSheetForm(Form):
    """The number of a sheet that comes back."""

    number = LineField(
        _l("Number of the sheet"), [needed(_l("Write the number of the sheet."))], length=40,
        description=_l("As it stands on the sheet, such as 2026/14, or read from its square."),
        render_kw={"autocomplete": "off", "size": 16},
    )  # fmt: skip


class ScanForm(Form):
    """The scan of a sheet, who wrote on it, and of what an empty one was used."""

    day = HiddenField()
    place = Options(_l("What the sheet was used for"))
    kept_by = Choices(_l("Who wrote on the paper"), [needed(_l("Choose who wrote on the paper."))])
    scan = FileField(
        _l("Photograph or scan of the sheet"),
        description=_l("JPEG, PNG or WebP. It is kept encrypted; place and camera are taken out."),
        render_kw={"accept": "image/*"},
    )

    def prepared(self) -> files.Prepared:
        """Answer the scan ready to be kept. Raises Refused when none was chosen, or when it is no picture."""
        upload: Any = self.scan.data
        if not upload or not upload.filename:
            raise Refused(_("Choose the photograph or scan of the sheet."), field="scan")
        upload.stream.seek(0)
        try:
            return files.prepare(upload.filename, bytes(upload.stream.read()))
        except Refused as refused:
            raise Refused(str(refused), field="scan") from refused


class CloseSheetForm(Form):
    """Why a sheet is closed without lines."""

    state = Options(
        _l("What became of it"), [needed(_l("Choose what became of the sheet."))],
        choices=[(str(State.NOT_USED), _l("Not used")), (str(State.LOST), _l("Lost"))],
    )  # fmt: skip
    reason = LineField(_l("Why"), [needed(_l("Write in a few words why."))], length=200)


def figure_field(label: Any) -> WholeField:
    """Answer the field of one number counted on paper."""
    return WholeField(
        label, [Optional(), NumberRange(0, 2000, _l("Write a number that can be."))], render_kw={"size": 4}
    )


def figures_form(figures: Any) -> type[Form]:
    """Answer a form with one field for each number that was counted on paper."""
    fields = {each.code: figure_field(each.label) for each in figures}
    return type("FiguresForm", (Form,), fields)
