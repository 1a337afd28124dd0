"""The choices of the day, a file for each matter."""
