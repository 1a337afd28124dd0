"""A QR code as one path of an SVG, drawn by the template: no picture file, no markup from elsewhere."""

from dataclasses import dataclass

import segno
from pyotp.totp import TOTP

ISSUER = "Aashray"
BORDER = 4


@dataclass(frozen=True)
class Square:
    """A QR code: the side of its view box in modules, quiet border included, and the path of its dark modules."""

    side: int
    path: str


def address_of(secret: str, *, sign_in_name: str) -> str:
    """Answer the otpauth address that a code app reads."""
    return TOTP(secret).provisioning_uri(name=sign_in_name, issuer_name=ISSUER)


def square_of(text: str) -> Square:
    """Answer `text` as a QR code that survives a scratched screen."""
    rows = modules_of(text)
    runs = [
        f"M{x + BORDER} {y + BORDER}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]
    return Square(len(rows) + 2 * BORDER, "".join(runs))


def modules_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """Answer the modules of a QR code, dark or not, row by row, without its border."""
    return tuple(tuple(bool(dark) for dark in row) for row in segno.make(text, error="m", micro=False).matrix)


def in_fours(secret: str) -> str:
    """Answer a secret as it is typed by hand: in groups of four."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
