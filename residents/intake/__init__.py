"""The lists about children that the family floor takes in from files, a file for each."""
