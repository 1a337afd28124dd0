"""What is allowed in health, and what figures mean: pure functions on plain values."""
