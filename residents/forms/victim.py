"""What is asked about a victim's case: its report and sections, a stage, her statement, her examination."""

from typing import Any

from flask_wtf.file import FileField

from foundation.forms import Choices, DayField, LineField, Optional, Options, ProseField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.choices.legal import ACTS, OUTCOMES, REPORT_KINDS, STAGES
from residents.forms.identity import pairs
from residents.forms.mending import Mending
from residents.forms.under_case import UnderCase, mended
from residents.rules.victim import sections_of

CASE = (
    "report_kind", "report_no", "reported_on", "police_station", "officer", "officer_phone", "offence_on", *ACTS,
    "act_reason", "court", "court_case_no",
)  # fmt: skip
SCAN = {"accept": "application/pdf,image/jpeg,image/png,image/webp"}


def _act(label: Any, hint: Any = "") -> LineField:
    return LineField(label, length=120, description=hint)


class CaseForm(NumberedForm):
    """A case in which she is the victim."""

    keeps_draft = True
    parts = {"case": CASE}

    report_kind = Options(_l("Written with the police as"), choices=pairs(REPORT_KINDS), default="fir")
    report_no = LineField(_l("Number"), [needed(_l("Write the number."))], length=60)
    reported_on = DayField(_l("Reported on"), [needed(_l("Write the day."))])
    police_station = LineField(_l("Police station"), length=120)
    officer = LineField(_l("Investigating officer"), length=120)
    officer_phone = LineField(
        _l("Telephone of the officer"), length=40,
        description=_l("Kept sealed. Left empty in a correction, what is sealed stays."),
    )  # fmt: skip
    offence_on = DayField(
        _l("Offence on"), [Optional()],
        description=_l("The day, or the first one. It decides between BNS and IPC: 1 July 2024."),
    )  # fmt: skip
    pocso = _act(_l("Sections of the POCSO Act"), _l("With commas: 4, 6, 10."))
    itpa = _act(_l("Sections of the ITPA"))
    bns = _act(_l("Sections of the BNS"))
    bnss = _act(_l("Sections of the BNSS"))
    ipc = _act(_l("Sections of the IPC"))
    crpc = _act(_l("Sections of the CrPC"))
    jj = _act(_l("Sections of the JJ Act"))
    other = _act(_l("Other acts, with their sections"))
    act_reason = LineField(
        _l("Why an act of another time stands here"),
        length=200,
        description=_l("Only if you were asked for it."),
    )
    court = LineField(_l("Court"), length=120)
    court_case_no = LineField(_l("Case number of the court"), length=80)

    def told(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the case's columns."""
        plain = (
            "report_kind",
            "report_no",
            "police_station",
            "officer",
            "act_reason",
            "court",
            "court_case_no",
        )
        typed = {act: sections_of(self[act].data or "") for act in ACTS}
        return {
            **{name: self[name].data or "" for name in plain}, "reported_on": self.reported_on.data,
            "offence_on": self.offence_on.data, "sections": {act: parts for act, parts in typed.items() if parts},
        }  # fmt: skip


class MendCaseForm(Mending, CaseForm):
    """A case, to be corrected."""

    keeps_draft = False
    parts = {"case": ("reason", *CASE)}


class StageForm(UnderCase):
    """A stage that the case reached."""

    parts = {"told": ("kind", "happened_on", "outcome", "note")}

    kind = Choices(
        _l("Stage"), [needed(_l("Choose the stage."))], choices=[("", _l("Choose")), *pairs(STAGES)]
    )
    happened_on = DayField(_l("Day"), [needed(_l("Write the day."))])
    outcome = Choices(_l("Outcome"), choices=pairs(OUTCOMES))
    note = ProseField(_l("In words"), length=2000, render_kw={"rows": 3})


class MendStageForm(Mending, StageForm):
    """A stage, to be corrected."""

    parts = mended(StageForm)


class SealPart(NumberedForm):
    """What is put under seal: her words, a copy."""

    words = ProseField(
        _l("What she said"), length=20000, render_kw={"rows": 6},
        description=_l("Sealed when it is saved. Opened only with a reason, and each opening is recorded."),
    )  # fmt: skip
    copy = FileField(
        _l("Copy of the statement"), description=_l("PDF or picture; sealed as well."), render_kw=SCAN
    )


class StatementFacts(UnderCase):
    """The plain facts of a statement: that she spoke, when, before whom, with whom."""

    parts = {"told": ("held_on", "court", "escort", "support_person")}

    held_on = DayField(_l("Day"), [needed(_l("Write the day."))])
    court = LineField(_l("Court"), length=120, description=_l("BNSS s.183; before 1 July 2024 CrPC s.164."))
    escort = LineField(_l("Who took her"), length=120)
    support_person = LineField(_l("Support person who was with her"), length=120)


class StatementForm(StatementFacts, SealPart):
    """That she spoke to a magistrate."""

    parts = {"told": (*StatementFacts.parts["told"], "words", "copy")}


class MendStatementForm(Mending, StatementFacts):
    """The plain facts of a statement, to be corrected; what is sealed is not among them."""

    parts = mended(StatementFacts)


class SealForm(SealPart):
    """Words or a copy, put under seal later, or in the place of what was sealed before."""

    parts = {"seal": ("words", "copy", "reason")}

    reason = LineField(
        _l("Why what is sealed is struck out"), length=200,
        description=_l("Only if something is sealed already. It stays sealed. Write nothing of what she said."),
    )  # fmt: skip


PARTS_OF_STATEMENT = (("words", _l("Her words")), ("copy", _l("The copy")))


class OpenForm(NumberedForm):
    """Why a sealed statement is opened."""

    parts = {"open": ("reason", "part")}

    reason = ProseField(
        _l("Why you open it"), length=300, render_kw={"rows": 3},
        description=_l("In your own words. It is kept, sealed, with your name and the time."),
    )  # fmt: skip
    part = Options(_l("What you open"), choices=PARTS_OF_STATEMENT, default="words")


class ExamForm(UnderCase):
    """That she was examined for the case."""

    parts = {"told": ("examined_on", "hospital", "mlc_no", "nurse_id")}
    ids = frozenset({"nurse_id"})

    examined_on = DayField(_l("Day"), [needed(_l("Write the day."))])
    hospital = LineField(_l("Hospital"), length=120)
    mlc_no = LineField(_l("MLC number"), length=60)
    nurse_id = Choices(
        _l("Nurse who keeps the findings"), description=_l("She alone writes and reads what was found.")
    )


class MendExamForm(Mending, ExamForm):
    """The plain facts of an examination, to be corrected; nurse and findings are not among them."""

    parts = {"told": ("reason", "examined_on", "hospital", "mlc_no")}
    ids = frozenset()
    nurse_id = None


class NurseForm(Mending):
    """Which nurse keeps the findings."""

    parts = {"nurse": ("nurse_id", "reason")}

    nurse_id = Choices(_l("Nurse who keeps the findings"), [needed(_l("Choose a nurse."))])


class FindingsForm(NumberedForm):
    """What was found, written by the named nurse."""

    parts = {"findings": ("findings", "reason")}

    findings = ProseField(
        _l("What was found"), length=20000, render_kw={"rows": 8},
        description=_l("Sealed when it is saved; added beneath what stands there."),
    )  # fmt: skip
    reason = LineField(
        _l("Why what stands there is struck out"), length=200,
        description=_l("Only if it was wrong. Then this takes its place, and the old one stays sealed."),
    )  # fmt: skip
