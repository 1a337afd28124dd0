"""The house on its own network: its addresses there, its own authority and certificate, its name."""
