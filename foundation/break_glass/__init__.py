"""Breaking the seal in an emergency: one child, chosen compartments, an hour, to read; told, recorded and reviewed."""

from foundation.break_glass.compartments import Compartment
from foundation.break_glass.events import DETAILS, SENTENCES, Event
from foundation.break_glass.models import BrokenSeal, SealBar

__all__ = ["DETAILS", "SENTENCES", "BrokenSeal", "Compartment", "Event", "SealBar"]
