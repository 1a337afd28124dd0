"""The pictures of the help pages: drawn by a script, kept with the code, served under names that change with them."""

from functools import cache
from pathlib import Path

from foundation.face import STATIC, fingerprint

FOLDER = STATIC / "help"
KIND = "image/webp"


def file_of(page: str, number: int, language: str) -> Path:
    """Answer where a picture lies: the page's name, its number on the page from 1, the language it was drawn in."""
    return FOLDER / f"{page}-{number}.{language}.webp"


@cache
def pictures() -> dict[str, bytes]:
    """Answer every picture by the name under which it is served."""
    return {_served(path, path.read_bytes()): path.read_bytes() for path in sorted(FOLDER.glob("*.webp"))}


def _served(path: Path, body: bytes) -> str:
    return f"help-{path.stem}.{fingerprint(body)}.webp"


@cache
def picture_name(page: str, number: int, language: str) -> str | None:
    """Answer under which name a picture is served, or None when it was not drawn."""
    start = f"help-{file_of(page, number, language).stem}."
    return next((name for name in pictures() if name.startswith(start)), None)
