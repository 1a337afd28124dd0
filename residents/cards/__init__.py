"""What each matter of the family floor lays on its card."""
