"""Papers as they are printed: fonts that hold every script, wrapped text, the register sheet."""
