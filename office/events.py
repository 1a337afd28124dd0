"""What the office tells the audit, and how each event is said."""

from enum import StrEnum
from typing import Any

from foundation.backup.events import Event as BackupEvent
from foundation.break_glass import SENTENCES as SEAL_SENTENCES
from foundation.break_glass import Event as SealEvent
from foundation.disclosures import SENTENCES as EXPORT_SENTENCES
from foundation.disclosures import Event as ExportEvent
from foundation.intake import SENTENCES as INTAKE_SENTENCES
from foundation.intake import Event as IntakeEvent
from foundation.languages import _l
from foundation.moving.events import Event as MovingEvent
from foundation.paper import SENTENCES as PAPER_SENTENCES
from foundation.paper import Event as PaperEvent
from foundation.registers import SENTENCES as REGISTER_SENTENCES
from foundation.registers import Event as RegisterEvent


class Event(StrEnum):
    """The deeds and readings of this room, and those of engines that have no card of their own."""

    BACKUP_FAILED = BackupEvent.BACKUP_FAILED.value
    BACKUP_MADE = BackupEvent.BACKUP_MADE.value
    BACKUP_RESTORED = BackupEvent.BACKUP_RESTORED.value
    BOOK_OPENED = "office.book.opened"
    DISCLOSURES_READ = ExportEvent.DISCLOSURES_READ.value
    DISCLOSURE_STRUCK = ExportEvent.DISCLOSURE_STRUCK.value
    DISCLOSURE_WRITTEN = ExportEvent.DISCLOSURE_WRITTEN.value
    EXPORTS_LISTED = ExportEvent.EXPORTS_LISTED.value
    EXPORT_AGREED = ExportEvent.EXPORT_AGREED.value
    EXPORT_ASKED = ExportEvent.EXPORT_ASKED.value
    EXPORT_GONE = ExportEvent.EXPORT_GONE.value
    EXPORT_MADE = ExportEvent.EXPORT_MADE.value
    EXPORT_READ = ExportEvent.EXPORT_READ.value
    EXPORT_REFUSED = ExportEvent.EXPORT_REFUSED.value
    EXPORT_TAKEN = ExportEvent.EXPORT_TAKEN.value
    EXPORT_WITHDRAWN = ExportEvent.EXPORT_WITHDRAWN.value
    HOME_ARRIVED = MovingEvent.HOME_ARRIVED.value
    HOUSE_ARRIVED = MovingEvent.HOUSE_ARRIVED.value
    HOUSE_LEFT = MovingEvent.HOUSE_LEFT.value
    HOUSE_OPENED_AGAIN = MovingEvent.HOUSE_OPENED_AGAIN.value
    INSPECTOR_READ = "office.inspector.read"
    INTAKE_BEGUN = IntakeEvent.INTAKE_BEGUN.value
    INTAKE_DONE = IntakeEvent.INTAKE_DONE.value
    INTAKE_PUT_AWAY = IntakeEvent.INTAKE_PUT_AWAY.value
    INTAKE_READ = IntakeEvent.INTAKE_READ.value
    INTAKE_UNDONE = IntakeEvent.INTAKE_UNDONE.value
    PAPER_CLOSED = PaperEvent.SHEET_CLOSED.value
    PAPER_ENTERED = PaperEvent.SHEET_ENTERED.value
    PAPER_LISTED = PaperEvent.SHEETS_LISTED.value
    PAPER_PRINTED = PaperEvent.SHEETS_PRINTED.value
    PAPER_SCAN_KEPT = PaperEvent.SCAN_KEPT.value
    PAPER_SCAN_OPENED = PaperEvent.SCAN_OPENED.value
    RECOVERY_CONFIRMED = BackupEvent.RECOVERY_CONFIRMED.value
    RECOVERY_MADE = BackupEvent.RECOVERY_MADE.value
    REGISTER_OPENED = "office.register.opened"
    TODAY_SEEN = "office.today.seen"
    REGISTER_COUNTERSIGNED = RegisterEvent.REGISTER_COUNTERSIGNED.value
    REGISTER_PASTED = RegisterEvent.REGISTER_PASTED.value
    REGISTER_PRINTED = RegisterEvent.REGISTER_PRINTED.value
    REGISTER_SPOILED = RegisterEvent.REGISTER_SPOILED.value
    SEAL_BAR_LIFTED = SealEvent.BAR_LIFTED.value
    SEAL_BROKEN = SealEvent.SEAL_BROKEN.value
    SEAL_CLOSED = SealEvent.SEAL_CLOSED.value
    SEAL_COUNTS_READ = SealEvent.COUNTS_READ.value
    SEAL_LIST_READ = SealEvent.LIST_READ.value
    SEAL_PAGE_READ = SealEvent.PAGE_READ.value
    SEAL_PERSON_BARRED = SealEvent.PERSON_BARRED.value
    SEAL_REVIEWED = SealEvent.SEAL_REVIEWED.value
    SUPPORT_MADE = "office.support.made"
    TRAIL_READ = "office.trail.read"
    VISIT_READ = "office.visit.read"


SENTENCES: dict[Any, Any] = {
    **REGISTER_SENTENCES,
    **SEAL_SENTENCES,
    **EXPORT_SENTENCES,
    **INTAKE_SENTENCES,
    **PAPER_SENTENCES,
    Event.BACKUP_FAILED: _l("A backup did not work"),
    Event.BACKUP_MADE: _l("Backup made: %(rows)s rows, %(files)s files"),
    Event.BACKUP_RESTORED: _l("The house was restored from the backup of %(made_at)s"),
    Event.BOOK_OPENED: _l("Book of registers opened"),
    Event.HOME_ARRIVED: _l("This home moved here, to %(where)s"),
    Event.HOUSE_ARRIVED: _l(
        "A house moved here: %(homes)s homes, %(rows)s rows, %(files)s files (%(where)s)"
    ),
    Event.HOUSE_LEFT: _l("The house moved to %(where)s: %(rows)s rows, %(files)s files"),
    Event.HOUSE_OPENED_AGAIN: _l("The house is written again here, after its move to %(where)s"),
    Event.INSPECTOR_READ: _l("An inspector opened %(path)s"),
    Event.RECOVERY_CONFIRMED: _l("Recovery code typed from its paper: it is the right one"),
    Event.RECOVERY_MADE: _l("A new recovery code was made for the paper"),
    Event.REGISTER_OPENED: _l("Register %(register)s opened, %(month)s, %(lines)s lines"),
    Event.TODAY_SEEN: _l("Today’s page opened"),
    Event.SUPPORT_MADE: _l("Support bundle made, without names"),
    Event.TRAIL_READ: _l("Audit read: %(chain)s, filters %(filters)s"),
    Event.VISIT_READ: _l("Pages that inspectors opened were listed"),
}
