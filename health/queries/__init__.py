"""What health asks of its records."""
