"""The measuring of the house: `make bench` prints pages, statements, bytes, start-up and memory in one run."""
