"""The rules of the day, a file for each matter; they ask no database."""
