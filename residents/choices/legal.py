"""What orders, productions and cases choose from, with their words; intervals of law with their rule."""

from datetime import date
from typing import Any

from foundation.languages import _l

APPEAL_DAYS = 30
"""JJ Act s.101(1): an appeal within thirty days from the date of the committee's or board's order."""
INQUIRY_MONTHS = 4
"""JJ Act s.36(2) proviso: the final order within four months of the first production."""
AGE_DAYS = 15
"""JJ Act s.94(2)(iii): an age test is finished within fifteen days of the order."""
COMPENSATION_DAYS = 30
"""POCSO Rules 2020, rule 9: compensation is paid within thirty days of the order."""
NEW_ACTS_FROM = date(2024, 7, 1)
"""BNS s.358 and BNSS s.531: the new acts apply to what happened, or was begun, from this day."""
SOON_DAYS = 14
"""Local setting: an order that ends within a fortnight is shown."""

ORDER_KINDS: dict[str, Any] = {
    "placement": _l("Placement"), "interim": _l("Interim order"), "transfer": _l("Transfer"),
    "restoration": _l("Restoration"), "release": _l("Release"), "leave": _l("Leave of absence"),
    "treatment": _l("Direction: treatment"), "inquiry": _l("Direction: inquiry"), "escort": _l("Direction: escort"),
    "direction": _l("Other direction"), "age": _l("Age, s.94"),
}  # fmt: skip
EXIT_KINDS = {
    "transferred": "transfer", "restored_parent": "restoration", "restored_guardian": "restoration",
    "restored_relative": "restoration", "repatriated": "restoration",
}  # fmt: skip
"""Reason of an exit -> the kind of its order; every other one is a release."""

FORUMS: dict[str, Any] = {
    "cwc": _l("Child Welfare Committee"), "jjb": _l("Juvenile Justice Board"), "court": _l("Court"),
    "magistrate": _l("Magistrate"), "other": _l("Other body"),
}  # fmt: skip
SHORT_FORUMS: dict[str, Any] = {
    "cwc": _l("CWC"), "jjb": _l("JJB"), "court": _l("Court"), "magistrate": _l("Magistrate"), "other": _l("Hearing"),
}  # fmt: skip
PURPOSES: dict[str, Any] = {
    "first": _l("First production"), "inquiry": _l("Inquiry"), "review": _l("Review"),
    "restoration": _l("Restoration"), "age": _l("Age"), "statement": _l("Statement"), "evidence": _l("Evidence"),
    "bail": _l("Bail of the accused"), "compensation": _l("Compensation"), "other": _l("Other"),
}  # fmt: skip
ESCORTS: dict[str, Any] = {
    "staff": _l("Member of staff"), "police": _l("Police"), "relative": _l("Relative"), "other": _l("Somebody else"),
}  # fmt: skip
RESULTS: dict[str, Any] = {
    "listed": _l("Listed"), "produced": _l("Produced"), "by_video": _l("Produced by video"),
    "not_produced": _l("Not produced"), "put_off": _l("Put off by the forum"),
}  # fmt: skip
PRODUCED = frozenset({"produced", "by_video"})

ACTS: dict[str, Any] = {
    "pocso": "POCSO", "itpa": "ITPA", "bns": "BNS", "bnss": "BNSS", "ipc": "IPC", "crpc": "CrPC", "jj": "JJ Act",
    "other": _l("Other act"),
}  # fmt: skip
REPORT_KINDS: dict[str, Any] = {
    "fir": _l("FIR"), "dd": _l("Diary entry (DD)"), "complaint": _l("Complaint to a court"),
}  # fmt: skip
STAGES: dict[str, Any] = {
    "registered": _l("Registered"), "statement": _l("Statement taken"), "charge_sheet": _l("Charge-sheet"),
    "charges": _l("Charges framed"), "evidence": _l("Evidence"), "argument": _l("Argument"),
    "judgment": _l("Judgment"), "appeal": _l("Appeal"),
}  # fmt: skip
OUTCOMES: dict[str, Any] = {
    "": _l("none yet"), "convicted": _l("Convicted"), "acquitted": _l("Acquitted"), "discharged": _l("Discharged"),
    "closed": _l("Closed, accused not traced"), "withdrawn": _l("Withdrawn"), "allowed": _l("Allowed"),
    "dismissed": _l("Dismissed"), "put_off": _l("Put off"), "done": _l("Done"),
}  # fmt: skip
BAIL_OUTCOMES: dict[str, Any] = {
    "": _l("not decided yet"), "granted": _l("Granted"), "refused": _l("Refused"), "withdrawn": _l("Withdrawn"),
    "cancelled": _l("Granted, then cancelled"),
}  # fmt: skip
AID_KINDS: dict[str, Any] = {
    "lawyer": _l("Lawyer"), "dlsa": _l("Legal services authority (DLSA)"), "prosecutor": _l("Special prosecutor"),
}  # fmt: skip
AWARD_KINDS: dict[str, Any] = {
    "interim": _l("Interim compensation"), "final": _l("Final compensation"), "relief": _l("Special relief"),
}  # fmt: skip
FIELD_WORDS: dict[str, Any] = {
    "body_text": _l("Other body"), "valid_from": _l("In force from"), "valid_until": _l("In force until"),
    "words": _l("What it says"), "on_day": _l("Day of the hearing"), "at_time": _l("Time of the hearing"),
    "forum": _l("Before whom"), "body_id": _l("Committee or board"), "place": _l("Place"), "purpose": _l("Purpose"),
    "purpose_text": _l("Purpose, in words"), "escort_kind": _l("Escort"), "escort_name": _l("Name of the escort"),
    "escort_staff_id": _l("Member of staff"), "escort_contact_id": _l("Relative"), "result": _l("Result"),
    "produced_at": _l("Produced at"), "went_at": _l("Went out"), "back_at": _l("Came back"),
    "file_out_at": _l("Case file out"), "file_in_at": _l("Case file in"), "file_carried_by": _l("Case file carried by"),
    "not_produced_why": _l("Why not produced"), "ordered": _l("What was ordered"), "is_last": _l("No further hearing"),
    "report_kind": _l("Kind of report"), "report_no": _l("Number"), "reported_on": _l("Reported on"),
    "police_station": _l("Police station"), "officer": _l("Investigating officer"), "offence_on": _l("Offence on"),
    "sections": _l("Sections"), "act_reason": _l("Why this act"), "court": _l("Court"),
    "court_case_no": _l("Case number of the court"), "accused": _l("Accused"), "filed_on": _l("Filed on"),
    "objected_on": _l("Objection on"), "decided_on": _l("Decided on"), "outcome": _l("Outcome"),
    "applied_on": _l("Applied on"), "applied_to": _l("Applied to"), "ordered_on": _l("Ordered on"),
    "ordered_amount": _l("Amount ordered"), "credited_on": _l("Credited on"),
    "credited_amount": _l("Amount credited"), "officer_phone": _l("Telephone of the officer"),
    "happened_on": _l("Day"), "note": _l("In words"), "organisation": _l("Organisation"), "phone": _l("Telephone"),
    "named_on": _l("Named on"), "named_by": _l("Named by"), "ended_on": _l("Ended on"), "reference": _l("Reference"),
    "given_on": _l("Since"), "held_on": _l("Day of the statement"), "escort": _l("Who took her"),
    "support_person": _l("Support person who was with her"), "examined_on": _l("Day of the examination"),
    "hospital": _l("Hospital"), "mlc_no": _l("MLC number"),
}  # fmt: skip
"""The fields that events and corrections of orders, hearings and cases name."""
