"""What the workshop's pages ask for, a file for each matter."""
