"""The questions of the workshop, a file for each matter."""
