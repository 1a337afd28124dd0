"""The lists about the workshop that are taken in from files: batches, and the children in them."""
