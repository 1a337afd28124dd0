"""The choices of health and the intervals of its law."""
