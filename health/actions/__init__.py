"""The verbs of health; the only code that writes its records."""
