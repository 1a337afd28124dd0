"""What is asked about a visit: who goes where and why, what was found, a photograph, a request to another district."""

from uuid import UUID

from flask_wtf.file import FileField

from foundation.files import Prepared, prepare
from foundation.forms import BooleanField, Choices, DayField, LineField, Optional, Options, ProseField, needed
from foundation.languages import _, _l
from foundation.refusals import Refused
from homes.numbered import NumberedForm
from residents.actions.inquiries import Asked, Report
from residents.choices.inquiring import FITS, KINDS
from residents.forms.identity import pairs


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None


class AskForm(NumberedForm):
    """A visit or study to be made."""

    parts = {
        "ask": ("kind", "member_id", "asked_on", "order_no", "order_date", "order_by", "worker_id", "due_on")
    }

    kind = Options(_l("What is asked"), [needed(_l("Choose what is asked."))], choices=pairs(KINDS))
    member_id = Choices(_l("Whose home"), description=_l("Somebody of her family, if it is known."))
    asked_on = DayField(_l("Asked on"), [needed(_l("Write the day."))])
    order_no = LineField(
        _l("Number of the committee’s order"), length=80,
        description=_l("Such as Form 21, rule 19(3). Leave empty if the home asks by itself."),
    )  # fmt: skip
    order_date = DayField(_l("Date of the order"), [Optional()])
    order_by = Choices(_l("Order by"))
    worker_id = Choices(_l("Who goes"), description=_l("Leave empty if only another district is asked."))
    due_on = DayField(
        _l("Due on"), [needed(_l("Write by when it is due."))],
        description=_l("Social investigation: 15 days from the order, s.36(2), rule 62(4)."),
    )  # fmt: skip

    def asked(self) -> Asked:
        """Answer the inquiry as the verb takes it."""
        return Asked(
            kind=self.kind.data, asked_on=self.asked_on.data, due_on=self.due_on.data,
            worker_id=_id(self.worker_id.data), member_id=_id(self.member_id.data), order_no=self.order_no.data or "",
            order_date=self.order_date.data, order_by=_id(self.order_by.data),
        )  # fmt: skip


class ReportForm(NumberedForm):
    """What a visit found."""

    keeps_draft = True
    parts = {"visit": ("visited_on", "met", "findings", "fit", "recommendation"), "why": ("reason",)}

    visited_on = DayField(_l("Visited on"), [needed(_l("Write the day of the visit."))])
    met = LineField(_l("Whom you met"), [needed(_l("Write whom you met."))], length=200)
    findings = ProseField(_l("What you found"), [needed(_l("Write what you found."))], length=20_000)
    fit = Options(
        _l("Can she go back there"), choices=pairs(FITS),
        description=_l("A home study and a social investigation must say it."),
    )  # fmt: skip
    recommendation = ProseField(_l("What you advise"), length=4_000, render_kw={"rows": 3})
    reason = LineField(
        _l("Why it is changed"), length=200,
        description=_l("Needed when something written is changed. It stays readable."),
    )  # fmt: skip

    def report(self) -> Report:
        """Answer the report as the verb takes it."""
        return Report(
            visited_on=self.visited_on.data, met=self.met.data or "", findings=self.findings.data or "",
            fit=self.fit.data or "", recommendation=self.recommendation.data or "",
        )  # fmt: skip


class ReasonForm(NumberedForm):
    """Why a report is sent back, or an inquiry no longer needed."""

    parts = {"why": ("reason",)}

    reason = LineField(_l("Why"), [needed(_l("Write why."))], length=200)


class FacelessPhotoForm(NumberedForm):
    """A photograph of a house or a street; somebody says that it shows no face."""

    parts = {"photo": ("photo", "shows", "no_face")}

    photo = FileField(
        _l("Photograph"), description=_l("JPEG, PNG or WebP, at most 10 MB. Place and camera are taken out of it."),
        render_kw={"accept": "image/jpeg,image/png,image/webp", "capture": "environment"},
    )  # fmt: skip
    shows = LineField(
        _l("What it shows"), length=120, description=_l("The kitchen, the road to the house; no name.")
    )
    no_face = BooleanField(
        _l("No face"), render_kw={"words": _l("I have looked: no face of anybody is in it")}
    )

    def prepared(self) -> Prepared:
        """Answer the photograph ready to be kept. Raises Refused beside its line. Slow."""
        upload = self.photo.data
        if not upload or not upload.filename:
            raise Refused(_("Choose a photograph, or take one."), field="photo")
        upload.stream.seek(0)
        try:
            return prepare(upload.filename, upload.stream.read())
        except Refused as refused:
            raise Refused(refused.sentence, field="photo") from refused


class RequestForm(NumberedForm):
    """A request to another district."""

    parts = {"request": ("district", "body", "sent_on", "due_on")}

    district = LineField(_l("District"), [needed(_l("Write which district is asked."))], length=80)
    body = LineField(
        _l("Who is asked there"), [needed(_l("Write who is asked there."))], length=120,
        description=_l("The District Child Protection Unit, the committee, an NGO."),
    )  # fmt: skip
    sent_on = DayField(_l("Sent on"), [needed(_l("Write the day it was sent."))])
    due_on = DayField(_l("Answer due on"), [needed(_l("Write by when they should answer."))])


class AnswerForm(NumberedForm):
    """What somebody outside answered, sealed."""

    keeps_draft = True
    parts = {"answer": ("answered_on", "answer")}

    answered_on = DayField(_l("Answered on"), [needed(_l("Write the day of the answer."))])
    answer = ProseField(_l("What they answered"), [needed(_l("Write what they answered."))], length=8_000)
