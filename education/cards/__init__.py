"""What each matter of the school room lays on its card."""
