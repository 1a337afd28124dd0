"""How a child is called on a sheet and a phone; the house knows it for all rooms."""

from foundation.called import call_name, said_in, short_name

__all__ = ["call_name", "said_in", "short_name"]
