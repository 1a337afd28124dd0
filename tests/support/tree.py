"""The files of the project, as git knows them or would take them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VENDORED = ("/static/vendor/", "/vendor/", "/node_modules/")


def files(*endings: str) -> Iterator[Path]:
    """Answer the project's own files whose names end so; vendored ones are left out."""
    said = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    for name in said.stdout.splitlines():
        path = PROJECT / name
        if name.endswith(endings) and not any(v in f"/{name}" for v in VENDORED) and path.is_file():
            yield path


def place(path: Path) -> str:
    """Answer where `path` lies in the project."""
    return path.relative_to(PROJECT).as_posix()
