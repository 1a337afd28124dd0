"""The tables of the family floor, a file for each matter."""

from residents.models.aftercare import Aftercare, FollowUp, FollowUpVisit
from residents.models.belongings import Belonging, BelongingsList
from residents.models.care_plan import CareGoal, CareNeed, CarePlan, CarePlanStep, CareTask
from residents.models.care_review import CareDecision, CareProgress, CareReview
from residents.models.child import OPEN, CaseFile, Child, Codes, OfFile, OneOpen, of_file
from residents.models.family import FamilyMember, SealedBefore
from residents.models.help import BailApplication, Compensation, LegalAid, SupportPerson, SupportReport
from residents.models.identity import AgeRecord, Alias, IdentityPaper, NameWord, PaperStep, Sibling
from residents.models.inquiries import DistrictRequest, Inquiry, InquiryPhoto
from residents.models.keeping import Correction, PhotoOf
from residents.models.leaving import LeavingArea, LeavingPlan, LeavingStep, SealedReading
from residents.models.merging import FileMerge, MergeJournal
from residents.models.movement import Away, Death, HandedFile, Missing, MissingEffort, Transfer
from residents.models.orders import ChildOrder
from residents.models.productions import Production
from residents.models.reception import Reception, ReceptionMark, ReceptionStep, Rescue, SeizedArticle
from residents.models.referrals import Referral
from residents.models.savings import BankAccount, SavingsAccount
from residents.models.stay import Assignment, BedStay, Placement, PlacementChange
from residents.models.threats import BarredPerson, ThreatNote
from residents.models.transition import TransitionPlan, TransitionReview, TransitionSphere, TransitionStep
from residents.models.victim import (
    CaseStage,
    MagistrateStatement,
    MedicoLegalExam,
    StatementReading,
    VictimCase,
)

__all__ = [
    "OPEN", "OneOpen",
    "CareDecision", "CareGoal", "CareNeed", "CarePlan", "CarePlanStep", "CareProgress", "CareReview", "CareTask",
    "Aftercare", "FollowUp", "FollowUpVisit",
    "TransitionPlan", "TransitionReview", "TransitionSphere", "TransitionStep",
    "AgeRecord", "Alias", "FileMerge", "IdentityPaper", "MergeJournal", "NameWord", "PaperStep", "Sibling",
    "DistrictRequest", "FamilyMember", "Inquiry", "InquiryPhoto", "Referral", "SealedBefore",
    "Away", "BankAccount", "Death", "HandedFile", "LeavingArea", "LeavingPlan", "LeavingStep", "Missing",
    "MissingEffort",
    "SavingsAccount", "SealedReading", "Transfer",
    "BailApplication", "BarredPerson", "CaseStage", "ChildOrder", "Compensation", "LegalAid", "MagistrateStatement",
    "MedicoLegalExam", "Production", "StatementReading", "SupportPerson", "SupportReport", "ThreatNote", "VictimCase",
    "Assignment", "BelongingsList", "Belonging", "Reception", "ReceptionMark", "ReceptionStep", "Rescue",
    "SeizedArticle", "BedStay", "CaseFile", "Child", "Codes", "Correction", "OfFile", "PhotoOf", "Placement",
    "PlacementChange", "of_file",
]  # fmt: skip
