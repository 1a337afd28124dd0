"""The ground floor: what every room stands on; it knows no care vocabulary."""
