"""Exports that two persons agree to, their encrypted files, and the register of what was told about whom to whom."""

from foundation.disclosures.events import DETAILS, SENTENCES, Event
from foundation.disclosures.models import DisclosedChild, Disclosure, ExportRequest

__all__ = ["DETAILS", "SENTENCES", "DisclosedChild", "Disclosure", "Event", "ExportRequest"]
