"""The rules of the workshop, a file for each matter."""
