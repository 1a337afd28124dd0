"""A house on the move: what the office knows of its tables, what would clash on the server, the move itself."""
