"""Fetches the vendored parts of the face again: Bootstrap's reboot and htmx, at the pinned versions.

    python scripts/vendor_face.py            fetch with `npm pack`, check the sums, write foundation/static/vendor
    python scripts/vendor_face.py --check    only say whether the files in the folder are the pinned ones

To take a newer version: change its line in PINNED, run once, read the difference, then write the printed sums here.
The package manager's own settings decide where the packages come from; nothing is fetched at run time.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

VENDOR = Path(__file__).resolve().parent.parent / "foundation" / "static" / "vendor"


class Pinned(NamedTuple):
    """One file taken from one package at one version."""

    package: str
    inside: str
    kept_as: str
    sha256: str


PINNED = (
    Pinned(
        "bootstrap@5.3.9",
        "dist/css/bootstrap-reboot.min.css",
        "bootstrap-reboot-5.3.9.min.css",
        "d6c4460973c13a2debdc9ebfeb4c4cfe1c2175a693b37aa5903ad510df6ab200",
    ),
    Pinned(
        "bootstrap@5.3.9",
        "LICENSE",
        "bootstrap-LICENSE.txt",
        "bc0cd18d94c028f1c0b62ec9fdaddcb9921c1e07c29cf52dc7df8cca9daf2488",
    ),
    Pinned(
        "htmx.org@4.0.1",
        "dist/htmx.min.js",
        "htmx-4.0.1.min.js",
        "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
    ),
    Pinned(
        "htmx.org@4.0.1",
        "LICENSE",
        "htmx-LICENSE.txt",
        "d3d2456f76414f2456104660ebd65aff1c04cd7966b942bdabd63f3cdb316a38",
    ),
)


def sum_of(body: bytes) -> str:
    """Answers the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def unpack(package: str, *, into: Path) -> tarfile.TarFile:
    """Packs one package with npm into the folder and opens the archive."""
    run = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=into, check=True, capture_output=True, text=True
    )
    return tarfile.open(into / run.stdout.strip().splitlines()[-1])


def read_member(archive: tarfile.TarFile, inside: str) -> bytes:
    """Answers the bytes of one file of the package."""
    member = archive.extractfile(f"package/{inside}")
    if member is None:
        raise SystemExit(f"{inside} is not in the package")
    return member.read()


def fetch() -> list[str]:
    """Fetches every pinned file and writes it; answers the sentences about files whose sum differs."""
    differing = []
    with tempfile.TemporaryDirectory() as folder:
        archives: dict[str, tarfile.TarFile] = {}
        for pinned in PINNED:
            if pinned.package not in archives:
                archives[pinned.package] = unpack(pinned.package, into=Path(folder))
            body = read_member(archives[pinned.package], pinned.inside)
            if sum_of(body) != pinned.sha256:
                differing.append(f"{pinned.kept_as}: sum is {sum_of(body)}")
            VENDOR.mkdir(parents=True, exist_ok=True)
            (VENDOR / pinned.kept_as).write_bytes(body)
    return differing


def check() -> list[str]:
    """Answers the sentences about files in the folder which are not the pinned ones."""
    return [
        f"{pinned.kept_as}: not the pinned file"
        for pinned in PINNED
        if not (VENDOR / pinned.kept_as).is_file()
        or sum_of((VENDOR / pinned.kept_as).read_bytes()) != pinned.sha256
    ]


def main() -> int:
    """Runs the command line; answers 1 if anything differs."""
    parser = argparse.ArgumentParser(description="Fetches or checks the vendored parts of the face.")
    parser.add_argument("--check", action="store_true", help="only compare the files with the pinned sums")
    differing = check() if parser.parse_args().check else fetch()
    print("\n".join(differing) or "All vendored files are the pinned ones.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
