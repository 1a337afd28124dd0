"""The registers that health writes."""

from health.registers.medical import MEDICAL, WEIGHTS

__all__ = ["MEDICAL", "WEIGHTS"]
