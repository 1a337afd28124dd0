"""Invented families, visits and referrals, written by the house's own verbs and committed."""

from datetime import timedelta
from typing import Any

from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write
from foundation.scope import across_homes
from foundation.viewer import Actor
from residents.actions import family, inquiries, referrals
from residents.models import CaseFile, FamilyMember, Inquiry, Referral
from tests.factories.homes import kept
from tests.factories.residents import child_of, fresh


def make_member(
    file: CaseFile, relation: str = "mothers_sister", *, by: Actor = SYSTEM, **said: Any
) -> FamilyMember:
    """Write somebody into a child's family (committed)."""
    begin_write()
    with across_homes("a factory"):
        told = family.MemberSaid(relation=relation, **{"name": "Malati Sardar", **said})
        return kept(family.write_member(fresh(file), child_of(file), told, by=by))


def ask_visit(file: CaseFile, kind: str = "home_study", *, by: Actor = SYSTEM, **said: Any) -> Inquiry:
    """Ask for a visit (committed), due in ten days unless said otherwise."""
    today = clock.today()
    usual = {"asked_on": today, "due_on": today + timedelta(days=10), "worker_id": None}
    begin_write()
    with across_homes("a factory"):
        return kept(inquiries.ask(fresh(file), inquiries.Asked(kind=kind, **{**usual, **said}), by=by))


def refer(file: CaseFile, *, by: Actor = SYSTEM, **said: Any) -> Referral:
    """Refer a child with her own consent (committed)."""
    today = clock.today()
    usual = {
        "to_kind": "hospital", "to_name": "Notunhat hospital", "what_for": "eyes", "heads": ["health"],
        "consent": "child", "consent_on": today, "sent_on": today, "due_on": today + timedelta(days=10),
    }  # fmt: skip
    begin_write()
    with across_homes("a factory"):
        return kept(referrals.refer(fresh(file), referrals.Referred(**{**usual, **said}), by=by))
