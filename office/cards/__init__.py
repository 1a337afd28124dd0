"""What one matter of the office lays on its card, a file for each."""
