"""What the family floor writes into the audit, each with its sentence."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of children's files."""

    AGE_RECORDED = "residents.age.recorded"
    AGE_STRUCK = "residents.age.struck"
    AID_WRITTEN = "residents.aid.written"
    ALIAS_STRUCK = "residents.alias.struck"
    ALIAS_WRITTEN = "residents.alias.written"
    ARTICLE_STRUCK = "residents.article.struck"
    ARTICLE_TAKEN = "residents.article.taken"
    ASSIGNED = "residents.caseload.assigned"
    BAIL_WRITTEN = "residents.bail.written"
    BARRED_ENDED = "residents.barred.ended"
    BARRED_READ = "residents.barred.read"
    BARRED_WRITTEN = "residents.barred.written"
    BED_CHANGED = "residents.bed.changed"
    BELONGINGS_COUNTERSIGNED = "residents.belongings.countersigned"
    BELONGINGS_READ = "residents.belongings.read_over"
    BELONGING_BANKED = "residents.belonging.banked"
    BELONGING_GONE = "residents.belonging.gone"
    BELONGING_LISTED = "residents.belonging.listed"
    BELONGING_STRUCK = "residents.belonging.struck"
    CASE_CORRECTED = "residents.case.corrected"
    CASE_WRITTEN = "residents.case.written"
    CHILD_ADMITTED = "residents.child.admitted"
    CHILD_TAKEN_OVER = "residents.child.taken_over"
    CHILD_LEFT = "residents.child.left"
    COMPENSATION_WRITTEN = "residents.compensation.written"
    DIARY_READ = "residents.diary.read"
    DIARY_TAKEN = "residents.diary.taken"
    EXAM_WRITTEN = "residents.exam.written"
    FILES_MERGED = "residents.files.merged"
    MATCHES_READ = "residents.matches.read"
    MERGE_UNDONE = "residents.files.merge_undone"
    NUMBER_OPENED = "residents.paper.number_opened"
    PAPERS_READ = "residents.papers.read"
    PAPER_STEP = "residents.paper.step"
    PAPER_WRITTEN = "residents.paper.written"
    SIBLINGS_LINKED = "residents.siblings.linked"
    SIBLINGS_UNLINKED = "residents.siblings.unlinked"
    CONTACT_OPENED = "residents.family.opened"
    DISTRICT_ANSWERED = "residents.inquiry.district_answered"
    DISTRICT_ASKED = "residents.inquiry.district_asked"
    FAMILY_CORRECTED = "residents.family.corrected"
    FAMILY_STRUCK = "residents.family.struck"
    FAMILY_WRITTEN = "residents.family.written"
    INQUIRIES_READ = "residents.inquiry.list_read"
    INQUIRY_AGREED = "residents.inquiry.agreed"
    INQUIRY_ASKED = "residents.inquiry.asked"
    INQUIRY_DROPPED = "residents.inquiry.dropped"
    INQUIRY_OPENED = "residents.inquiry.opened"
    INQUIRY_PHOTO_ADDED = "residents.inquiry.photo_added"
    INQUIRY_REPORTED = "residents.inquiry.reported"
    INQUIRY_RETURNED = "residents.inquiry.returned"
    REFERRAL_ANSWERED = "residents.referral.answered"
    REFERRAL_CLOSED = "residents.referral.closed"
    REFERRAL_DECIDED = "residents.referral.decided"
    REFERRAL_OPENED = "residents.referral.opened"
    REFERRAL_SENT = "residents.referral.sent"
    REFERRALS_READ = "residents.referral.list_read"
    FILE_OPENED = "residents.file.opened"
    FINDINGS_OPENED = "residents.findings.opened"
    FINDINGS_WRITTEN = "residents.findings.written"
    HEARING_CORRECTED = "residents.hearing.corrected"
    HEARING_LISTED = "residents.hearing.listed"
    HEARING_TOLD = "residents.hearing.told"
    IDENTITY_CORRECTED = "residents.identity.corrected"
    LIST_READ = "residents.list.read"
    MARK_STRUCK = "residents.mark.struck"
    MARK_WRITTEN = "residents.mark.written"
    ORDER_CORRECTED = "residents.order.corrected"
    ORDER_RECORDED = "residents.order.recorded"
    PART_OPENED = "residents.file.part_opened"
    PHOTO_ADDED = "residents.photo.added"
    RECEPTION_FINISHED = "residents.reception.finished"
    RECEPTION_READ = "residents.reception.read"
    RESCUE_ENDED = "residents.rescue.ended"
    RESCUE_STARTED = "residents.rescue.started"
    SCAN_READ = "residents.order.scan_read"
    STAGE_WRITTEN = "residents.stage.written"
    STATEMENT_OPENED = "residents.statement.opened"
    STATEMENT_SEALED = "residents.statement.sealed"
    STATEMENT_WRITTEN = "residents.statement.written"
    STEPS_WRITTEN = "residents.reception.written"
    SUPPORT_WRITTEN = "residents.support.written"
    THREATS_READ = "residents.threats.read"
    THREAT_WRITTEN = "residents.threats.written"
    UNASSIGNED = "residents.caseload.unassigned"
    ADDRESS_OPENED = "residents.address.opened"
    ADDRESS_WRITTEN = "residents.address.written"
    AWAY_BEGUN = "residents.away.begun"
    AWAY_ENDED = "residents.away.ended"
    AWAY_STRUCK = "residents.away.struck"
    AWAY_OPENED = "residents.away.opened"
    BANK_OPENED = "residents.bank.opened"
    BANK_WRITTEN = "residents.bank.written"
    BOOK_READ = "residents.savings.book_read"
    CERTIFICATE_GIVEN = "residents.leaving.certificate"
    DEATH_OPENED = "residents.death.opened"
    DEATH_WRITTEN = "residents.death.written"
    FILE_CLOSED = "residents.file.closed"
    FILE_HANDED = "residents.file.handed"
    FILE_SEALED = "residents.file.sealed"
    HANDED_READ = "residents.file.handed_read"
    LEAVING_PLANNED = "residents.leaving.planned"
    LEAVING_PRINTED = "residents.leaving.printed"
    LEAVING_STEP = "residents.leaving.step"
    MISSING_FOLLOWED = "residents.missing.followed"
    MISSING_FOUND = "residents.missing.found"
    MISSING_WRITTEN = "residents.missing.written"
    MONEY_DECLINED = "residents.savings.declined"
    MONEY_REVERSED = "residents.savings.reversed"
    MONEY_SIGNED = "residents.savings.signed"
    MONEY_WRITTEN = "residents.savings.written"
    SEALED_FILE_OPENED = "residents.file.seal_opened"
    GOAL_REMOVED = "residents.plan.goal_removed"
    GOAL_WRITTEN = "residents.plan.goal_written"
    PLANS_READ = "residents.plan.list_read"
    PLAN_APPROVED = "residents.plan.approved"
    PLAN_BEGUN = "residents.plan.begun"
    PLAN_PRINTED = "residents.plan.printed"
    PLAN_RETURNED = "residents.plan.returned"
    PLAN_SENT = "residents.plan.sent"
    PLAN_WRITTEN = "residents.plan.written"
    REVIEW_PRINTED = "residents.plan.review_printed"
    REVIEW_STRUCK = "residents.plan.review_struck"
    REVIEW_WRITTEN = "residents.plan.reviewed"
    TASKS_READ = "residents.task.list_read"
    TASK_DONE = "residents.task.done"
    TASK_DROPPED = "residents.task.dropped"
    TASK_GIVEN = "residents.task.given"
    TRANSFERRED = "residents.child.transferred"
    STATEMENT_GIVEN = "residents.savings.statement"
    AFTERCARE_BEGUN = "residents.aftercare.begun"
    AFTERCARE_ENDED = "residents.aftercare.ended"
    AFTERCARE_OPENED = "residents.aftercare.opened"
    AFTERCARE_WORKER = "residents.aftercare.worker"
    DANGER_ANSWERED = "residents.aftercare.danger_answered"
    FOLLOW_UPS_LISTED = "residents.follow_up.listed"
    FOLLOW_UP_DROPPED = "residents.follow_up.dropped"
    FOLLOW_UP_MOVED = "residents.follow_up.moved"
    FOLLOW_UP_READ = "residents.follow_up.read"
    FOLLOW_UP_STRUCK = "residents.follow_up.struck"
    FOLLOW_UP_TRIED = "residents.follow_up.tried"
    FOLLOW_UP_WRITTEN = "residents.follow_up.written"
    TRANSITION_BEGUN = "residents.transition.begun"
    TRANSITION_LISTED = "residents.transition.listed"
    TRANSITION_REVIEWED = "residents.transition.reviewed"
    TRANSITION_STEP = "residents.transition.step"
    TRANSITION_STEP_ENDED = "residents.transition.step_ended"
    TRANSITION_WRITTEN = "residents.transition.written"


SENTENCES: dict[StrEnum, Any] = {
    Event.AGE_RECORDED: _l("Age of %(code)s written: %(ground)s"),
    Event.AGE_STRUCK: _l("An age of %(code)s struck out: %(ground)s"),
    Event.ALIAS_STRUCK: _l("Another name of %(code)s struck out"),
    Event.ALIAS_WRITTEN: _l("Another name of %(code)s written"),
    Event.FILES_MERGED: _l("%(emptied)s joined into %(code)s: %(count)s rows"),
    Event.MATCHES_READ: _l("Possible matches of %(code)s read: %(count)s"),
    Event.MERGE_UNDONE: _l("%(emptied)s taken out of %(code)s again"),
    Event.NUMBER_OPENED: _l("Sealed number of a paper of %(code)s opened"),
    Event.PAPERS_READ: _l("List of missing papers read: %(count)s lines"),
    Event.PAPER_STEP: _l("Step towards a paper of %(code)s: %(paper)s"),
    Event.PAPER_WRITTEN: _l("Paper of %(code)s written: %(paper)s"),
    Event.SIBLINGS_LINKED: _l("Sibling of %(code)s linked"),
    Event.SIBLINGS_UNLINKED: _l("Sibling of %(code)s unlinked"),
    Event.AID_WRITTEN: _l("Legal aid written for %(code)s"),
    Event.ARTICLE_STRUCK: _l("Seized article of %(code)s struck out: %(article)s"),
    Event.ARTICLE_TAKEN: _l("Article taken from %(code)s: %(article)s"),
    Event.ASSIGNED: _l("%(code)s put in a caseload"),
    Event.BAIL_WRITTEN: _l("Bail application written in a case of %(code)s"),
    Event.BARRED_ENDED: _l("A line of the do-not-admit list ended"),
    Event.BARRED_READ: _l("Do-not-admit list read: %(count)s lines"),
    Event.BARRED_WRITTEN: _l("A line of the do-not-admit list written"),
    Event.BED_CHANGED: _l("%(code)s moved to bed %(bed)s"),
    Event.BELONGINGS_COUNTERSIGNED: _l("Belongings of %(code)s countersigned, list %(number)s"),
    Event.BELONGINGS_READ: _l("Belongings of %(code)s read over, list %(number)s"),
    Event.BELONGING_BANKED: _l("Money of %(code)s banked"),
    Event.BELONGING_GONE: _l("Belonging of %(code)s: %(thing)s, %(went)s"),
    Event.BELONGING_LISTED: _l("Belonging of %(code)s listed: %(thing)s"),
    Event.BELONGING_STRUCK: _l("Belonging of %(code)s struck out: %(thing)s"),
    Event.CASE_CORRECTED: _l("Case of %(code)s filled in or corrected: %(fields)s"),
    Event.CASE_WRITTEN: _l("Case of %(code)s written: %(fields)s"),
    Event.CHILD_ADMITTED: _l("%(code)s admitted"),
    Event.CHILD_TAKEN_OVER: _l("%(code)s, here before go-live, entered"),
    Event.CHILD_LEFT: _l("%(code)s left: %(reason)s"),
    Event.COMPENSATION_WRITTEN: _l("Compensation written for %(code)s"),
    Event.DIARY_READ: _l("Diary of hearings read: %(count)s lines"),
    Event.DIARY_TAKEN: _l("Diary of hearings taken as a calendar: %(count)s lines, in codes"),
    Event.EXAM_WRITTEN: _l("Medico-legal examination of %(code)s written"),
    Event.CONTACT_OPENED: _l("Where and how to reach a family member of %(code)s, opened"),
    Event.DISTRICT_ANSWERED: _l("Another district’s answer about %(code)s written"),
    Event.DISTRICT_ASKED: _l("Another district asked about %(code)s"),
    Event.FAMILY_CORRECTED: _l("Family of %(code)s corrected: %(lines)s"),
    Event.FAMILY_STRUCK: _l("A line of the family of %(code)s struck out"),
    Event.FAMILY_WRITTEN: _l("Family of %(code)s: %(relation)s written, contact: %(contact)s"),
    Event.INQUIRIES_READ: _l("Own visits and studies read: %(count)s lines"),
    Event.INQUIRY_AGREED: _l("%(visit)s of %(code)s agreed"),
    Event.INQUIRY_ASKED: _l("%(visit)s of %(code)s asked"),
    Event.INQUIRY_DROPPED: _l("%(visit)s of %(code)s no longer needed"),
    Event.INQUIRY_OPENED: _l("Findings of an inquiry about %(code)s opened"),
    Event.INQUIRY_PHOTO_ADDED: _l("Photograph without a face added to an inquiry about %(code)s"),
    Event.INQUIRY_REPORTED: _l("%(visit)s of %(code)s written down"),
    Event.INQUIRY_RETURNED: _l("%(visit)s of %(code)s sent back to its writer"),
    Event.REFERRAL_ANSWERED: _l("Answer to a referral of %(code)s written"),
    Event.REFERRAL_CLOSED: _l("Referral of %(code)s closed: %(ended)s"),
    Event.REFERRAL_DECIDED: _l("Referral of %(code)s: whether they take it, written"),
    Event.REFERRAL_OPENED: _l("A referral of %(code)s opened"),
    Event.REFERRAL_SENT: _l("%(code)s referred: %(agency)s. Told: %(told)s. Consent: %(by_consent)s"),
    Event.REFERRALS_READ: _l("Referrals of the home read: %(count)s lines"),
    Event.FILE_OPENED: _l("File of %(code)s opened"),
    Event.FINDINGS_OPENED: _l("Sealed findings of an examination opened"),
    Event.FINDINGS_WRITTEN: _l("Sealed findings of an examination written"),
    Event.HEARING_CORRECTED: _l("Hearing of %(code)s corrected: %(fields)s"),
    Event.HEARING_LISTED: _l("Hearing of %(code)s listed for %(day)s"),
    Event.HEARING_TOLD: _l("Result of the hearing of %(code)s on %(day)s written: %(result)s"),
    Event.IDENTITY_CORRECTED: _l("%(code)s corrected: %(fields)s"),
    Event.LIST_READ: _l("List of children read: %(count)s lines, filters %(filters)s"),
    Event.MARK_STRUCK: _l("Mark %(number)s of %(code)s struck out"),
    Event.MARK_WRITTEN: _l("Mark %(number)s of %(code)s written"),
    Event.ORDER_CORRECTED: _l("Order of %(code)s corrected: %(fields)s"),
    Event.ORDER_RECORDED: _l("Order recorded for %(code)s"),
    Event.PART_OPENED: _l("Part “%(part)s” of %(code)s opened"),
    Event.PHOTO_ADDED: _l("Photograph of %(code)s added"),
    Event.RECEPTION_FINISHED: _l("Reception of %(code)s closed"),
    Event.RECEPTION_READ: _l("Children in reception read: %(count)s lines"),
    Event.RESCUE_ENDED: _l("Rescue closed: %(count)s children came"),
    Event.RESCUE_STARTED: _l("Rescue begun: %(count)s children said to come"),
    Event.SCAN_READ: _l("Scan of an order of %(code)s opened"),
    Event.STAGE_WRITTEN: _l("Stage of a case of %(code)s written"),
    Event.STATEMENT_OPENED: _l("Sealed statement to the magistrate opened"),
    Event.STATEMENT_SEALED: _l("Statement to the magistrate sealed"),
    Event.STATEMENT_WRITTEN: _l("That %(code)s spoke to a magistrate was written"),
    Event.STEPS_WRITTEN: _l("Reception of %(code)s: %(steps)s"),
    Event.SUPPORT_WRITTEN: _l("Support person of %(code)s written"),
    Event.THREATS_READ: _l("Threat notes read: %(count)s"),
    Event.THREAT_WRITTEN: _l("A threat note written"),
    Event.UNASSIGNED: _l("%(code)s taken out of a caseload"),
    Event.ADDRESS_OPENED: _l("Address of %(code)s after leaving opened"),
    Event.ADDRESS_WRITTEN: _l("Address of %(code)s after leaving written"),
    Event.AWAY_BEGUN: _l("%(code)s away: %(away)s"),
    Event.AWAY_ENDED: _l("%(code)s is back"),
    Event.AWAY_STRUCK: _l("A line of %(code)s away struck out"),
    Event.AWAY_OPENED: _l("Where %(code)s is away opened"),
    Event.BANK_OPENED: _l("Bank account number of %(code)s opened"),
    Event.BANK_WRITTEN: _l("Bank account of %(code)s written"),
    Event.BOOK_READ: _l("Book of savings read: %(count)s accounts"),
    Event.CERTIFICATE_GIVEN: _l("Discharge certificate of %(code)s given, number %(number)s"),
    Event.DEATH_OPENED: _l("What is written of the death of %(code)s opened"),
    Event.DEATH_WRITTEN: _l("The death of %(code)s written"),
    Event.FILE_CLOSED: _l("File of %(code)s closed: the child moved to another home"),
    Event.FILE_HANDED: _l("File of %(code)s opened for a child whom another home handed over"),
    Event.FILE_SEALED: _l("File of %(code)s sealed"),
    Event.HANDED_READ: _l("Earlier file of %(code)s read"),
    Event.LEAVING_PLANNED: _l("Leaving of %(code)s prepared: %(fields)s"),
    Event.LEAVING_PRINTED: _l("Pre-release report of %(code)s printed"),
    Event.LEAVING_STEP: _l("Step of the way home of %(code)s written: %(step)s"),
    Event.MISSING_FOLLOWED: _l("Search for %(code)s: more written"),
    Event.MISSING_FOUND: _l("%(code)s is found"),
    Event.MISSING_WRITTEN: _l("%(code)s is missing"),
    Event.MONEY_DECLINED: _l("Savings of %(code)s: entry %(number)s not signed"),
    Event.MONEY_REVERSED: _l("Savings of %(code)s: entry %(number)s reversed"),
    Event.MONEY_SIGNED: _l("Savings of %(code)s: entry %(number)s signed"),
    Event.MONEY_WRITTEN: _l("Savings of %(code)s: entry %(number)s written"),
    Event.SEALED_FILE_OPENED: _l("Sealed file of %(code)s opened for an hour, with a reason"),
    Event.TRANSFERRED: _l("%(code)s transferred"),
    Event.STATEMENT_GIVEN: _l("Savings statement of %(code)s drawn: %(language)s"),
    Event.GOAL_REMOVED: _l("Goal taken out of draft %(number)s of the care plan of %(code)s"),
    Event.GOAL_WRITTEN: _l("Goal written in draft %(number)s of the care plan of %(code)s"),
    Event.PLANS_READ: _l("List of care plans read: %(count)s lines"),
    Event.PLAN_APPROVED: _l("Care plan %(number)s of %(code)s approved"),
    Event.PLAN_BEGUN: _l("Care plan %(number)s of %(code)s begun"),
    Event.PLAN_PRINTED: _l("Care plan %(number)s of %(code)s printed"),
    Event.PLAN_RETURNED: _l("Care plan %(number)s of %(code)s sent back to its writer"),
    Event.PLAN_SENT: _l("Care plan %(number)s of %(code)s sent for approval"),
    Event.PLAN_WRITTEN: _l("Needs written in draft %(number)s of the care plan of %(code)s"),
    Event.REVIEW_PRINTED: _l("Review %(number)s of the care plan of %(code)s printed"),
    Event.REVIEW_STRUCK: _l("Review %(number)s of the care plan of %(code)s struck out"),
    Event.REVIEW_WRITTEN: _l("Review %(number)s of the care plan of %(code)s written"),
    Event.TASKS_READ: _l("Own tasks read: %(count)s lines"),
    Event.TASK_DONE: _l("Task of the care plan of %(code)s done"),
    Event.TASK_DROPPED: _l("Task of the care plan of %(code)s no longer needed"),
    Event.TASK_GIVEN: _l("Task of the care plan of %(code)s given to somebody"),
}
