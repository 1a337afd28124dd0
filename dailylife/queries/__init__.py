"""The questions of the day, a file for each matter."""
