"""Writes the list of common passwords from the base words beside it: the same list each time; run it as a module."""

import gzip
from itertools import product

from accounts.banned import PLACE

BASES = PLACE.with_name("bases.txt")
ENDINGS = ("", "1", "12", "123", "1234", "007", "786", "2024", "2025", "2026")
STARTS = ("my", "the", "i", "new")


def common_words() -> list[str]:
    """Answer the list: each word alone, with the usual endings and starts, and small dates as figures."""
    lines = (line for line in BASES.read_text("utf-8").splitlines() if not line.startswith("#"))
    bases = {word for line in lines for word in line.split()}
    found = {base + ending for base, ending in product(bases, ENDINGS)}
    found |= {start + base for start, base in product(STARTS, bases)}
    found |= {f"{d:02}{m:02}{year}" for d, m, year in product(range(1, 32), range(1, 13), (1947, 2000))}
    found |= {str(year) for year in range(1940, 2031)}
    return sorted(found)


def write() -> int:
    """Write the list beside this module; answers how many words it has."""
    found = common_words()
    PLACE.write_bytes(gzip.compress("\n".join(found).encode(), mtime=0))
    return len(found)


if __name__ == "__main__":
    write()
