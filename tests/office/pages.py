"""Small helpers that read a page as a person would: its token, its rows."""

import re
from typing import Any

from bs4 import BeautifulSoup


def token_of(page: Any) -> str:
    """Answer a CSRF token of a page."""
    return str(soup(page).select_one('input[name="csrf_token"][value]:not([value=""])')["value"])


def soup(page: Any) -> BeautifulSoup:
    """Answer a page parsed."""
    return BeautifulSoup(page.get_data(as_text=True), "html.parser")


def passphrase_on(page: Any) -> str:
    """Answer the passphrase of an export that a page shows, this once."""
    return re.findall(r"\b\d{5}(?:-\d{5}){4}\b", page.get_data(as_text=True))[0]


def register_rows(page: Any) -> list[list[str]]:
    """Answer the lines of a register on the screen, each as its cells' words."""
    rows = soup(page).select("table.register tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("th,td")] for row in rows]
