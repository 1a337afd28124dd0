"""The forms of health: shape and wording of what is typed."""
