"""What each matter of the day lays on its card."""
