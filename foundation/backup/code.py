"""The recovery code: 140 random bits on paper, in seven groups that each tell when they were mistyped."""

import secrets
from dataclasses import dataclass

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are misread
GROUPS, GROUP = 7, 4
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
CARRIED = 0b100101  # x^5 + x^2 + 1: letters are elements of GF(32)


@dataclass(frozen=True)
class Mistyped(Exception):
    """A code that is not as it was printed; `sentence` says where to look."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


def new_seed() -> bytes:
    """Answer the 28 letters of a new code (values 0-31, one a byte)."""
    return bytes(secrets.randbelow(32) for _ in range(GROUPS * GROUP))


def written(seed: bytes) -> tuple[str, ...]:
    """Answer the seven groups of a code as they are printed: four letters and the one that watches them."""
    return tuple(
        "".join(LETTERS[v] for v in (*part, _watching(n, part))) for n, part in enumerate(_parts(seed))
    )


def read(typed: str) -> bytes:
    """Answer the seed of a typed code; small letters, spaces, hyphens and O, I, L for 0, 1, 1 are understood.

    Raises Mistyped, naming the group that does not agree.
    """
    plain = "".join(sign for sign in typed.upper().translate(READ_AS) if sign.isalnum())
    if strange := sorted({sign for sign in plain if sign not in LETTERS}):
        raise Mistyped(f"The code has no {' or '.join(strange)}. Look at the paper again.")
    if len(plain) != GROUPS * (GROUP + 1):
        raise Mistyped(f"The code has {GROUPS} groups of {GROUP + 1} signs; {len(plain)} signs were typed.")
    values = bytes(LETTERS.index(sign) for sign in plain)
    parts = [values[n * (GROUP + 1) : (n + 1) * (GROUP + 1)] for n in range(GROUPS)]
    for n, part in enumerate(parts):
        if _watching(n, part[:GROUP]) != part[GROUP]:
            shown = plain[n * (GROUP + 1) : (n + 1) * (GROUP + 1)]
            raise Mistyped(f"Group {n + 1} ({shown}) is not as printed. Look at its five signs again.")
    return b"".join(part[:GROUP] for part in parts)


def _parts(seed: bytes) -> list[bytes]:
    return [seed[n * GROUP : (n + 1) * GROUP] for n in range(GROUPS)]


def _watching(place: int, part: bytes) -> int:
    """Answer the letter that watches a group: one wrong sign, two exchanged, or two groups exchanged are seen."""
    total, weight = place + 1, 2
    for value in part:
        total ^= _times(weight, value)
        weight = _times(weight, 2)
    return total


def _times(a: int, b: int) -> int:
    """Answer the product of two elements of GF(32)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0b100000:
            a ^= CARRIED
        b >>= 1
    return product
