"""The passphrase of an export: figures alone, so that it is read aloud in any language and typed on any keyboard."""

import math
import secrets

GROUPS, LONG = 5, 5
BITS = GROUPS * LONG * math.log2(10)
"""Twenty-five figures: 83 bits."""


def new_passphrase() -> str:
    """Answer a fresh passphrase, `48213-90417-55028-71936-20485`; it is shown once and kept nowhere."""
    return "-".join("".join(secrets.choice("0123456789") for _n in range(LONG)) for _g in range(GROUPS))
