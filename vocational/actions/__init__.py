"""The verbs of the workshop, a file for each matter."""
