"""The registers of the workshop."""

from vocational.registers.training import TRAINING

__all__ = ["TRAINING"]
