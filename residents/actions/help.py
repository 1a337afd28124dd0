"""The verbs of a support person: her monthly report came, she no longer acts."""

from datetime import date

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from residents.actions.recording import record
from residents.events import Event
from residents.models import CaseFile, SupportPerson, SupportReport
from residents.rules import victim as rules


def end_support(file: CaseFile, person: SupportPerson, *, ended_on: date, by: Actor) -> None:
    """Write that the support person no longer acts."""
    rules.ensure_since(person.named_on, ended_on, today=clock.today())
    if person.ended_on is not None:
        raise Refused(_("This was ended before. Look again."))
    person.ended_on = ended_on
    record(Event.SUPPORT_WRITTEN, file, by=by)


def receive_report(file: CaseFile, person: SupportPerson, *, received_on: date, by: Actor) -> SupportReport:
    """Write that the monthly report came which was due next (POCSO Rules 2020, rule 4(12))."""
    rules.ensure_since(person.named_on, received_on, today=clock.today())
    last = db.session.scalar(
        sa.select(sa.func.max(SupportReport.due_on)).where(SupportReport.support_id == person.id)
    )
    report = SupportReport(
        id=new_id(), home_id=file.home_id, support_id=person.id, due_on=rules.report_due(person.named_on, last),
        received_on=received_on, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(report)
    db.session.flush()
    record(Event.SUPPORT_WRITTEN, file, by=by)
    return report
