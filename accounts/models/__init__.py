"""The tables of the gatehouse: the gate itself, shared phones with their PINs, and the passes of visitors."""

from accounts.models.gate import (
    LIGHTS,
    NO_PASSWORD,
    STANDINGS,
    Attempt,
    HouseSetting,
    PostHeld,
    RecoveryCode,
    SetupCode,
    SignIn,
    User,
    one_of,
)
from accounts.models.phones import Device, QuickPin
from accounts.models.visits import VisitPass

__all__ = [
    "LIGHTS", "NO_PASSWORD", "STANDINGS", "Attempt", "Device", "HouseSetting", "PostHeld", "QuickPin",
    "RecoveryCode", "SetupCode", "SignIn", "User", "VisitPass", "one_of",
]  # fmt: skip
