"""The pages of the hall."""

from homes.views import committees, homes, rooms, set_up, staff
from homes.views.blueprint import bp

__all__ = ["bp", "committees", "homes", "rooms", "set_up", "staff"]
