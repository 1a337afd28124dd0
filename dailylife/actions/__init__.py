"""The verbs of the day, a file for each matter."""
