"""The pages of the hall."""

from homes.views import committees, go_live, homes, rooms, set_up, staff
from homes.views.blueprint import bp

__all__ = ["bp", "committees", "go_live", "homes", "rooms", "set_up", "staff"]
