"""Choices of the school room and their words, one file per matter."""
