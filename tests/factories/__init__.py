"""Builders of invented records for the tests, one module a room."""
