"""The office: the registers book, the audit viewer, the first page of each role, and the command line."""
