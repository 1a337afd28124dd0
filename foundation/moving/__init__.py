"""A house that started alone moves into a PostgreSQL server: its rows, files and chains, checked one by one.

`spelling` says a row the same way on both kinds of database and adds rows up to a digest; `target` opens the server
and refuses in words what it cannot take; `carry` brings rows and files over; `mark` says that a house moved away.
Which tables stay behind and what would clash, the office knows (`office.moving`).
"""
