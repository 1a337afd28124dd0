"""The demonstration: an invented organisation with years of history, made by the house's own verbs."""
