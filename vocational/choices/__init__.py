"""The choices of the workshop and the words for them."""
