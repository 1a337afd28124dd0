"""The forms of the day, a file for each matter."""
