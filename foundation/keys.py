"""The four keys of a house: made once, kept apart from the records, refused when others can read them."""

import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KEY_BYTES = 32
FILES = {
    "database": ("database.key", "AASHRAY_DATABASE_KEY"),
    "sealing": ("sealing.key", "AASHRAY_SEALING_KEY"),
    "audit": ("audit.key", "AASHRAY_AUDIT_KEY"),
    "session": ("session.key", "AASHRAY_SESSION_KEY"),
}


class KeyTrouble(RuntimeError):
    """The keys cannot be used as they lie; the sentence says what to do."""


@dataclass(frozen=True, repr=False)
class Keys:
    """The keys of one house, 32 bytes each; never printed, so it has no telling `repr`."""

    database: bytes
    sealing: bytes
    audit: bytes
    session: bytes

    def __repr__(self) -> str:
        return "Keys(...)"


def load_or_create(
    folder: Path, *, records: Path | None = None, environ: Mapping[str, str] = os.environ
) -> Keys:
    """Answer the keys of `folder`, making those that were never there.

    `environ` is where keys are looked for before the files; an empty one lets the files alone count.

    `records` is the data folder: keys inside it are refused, and once it holds a database no missing key is made
    anew, since a new key cannot open what the lost one closed.
    Raises KeyTrouble, in words for the person at the terminal.
    """
    if records is not None and folder.resolve().is_relative_to(records.resolve()):
        raise KeyTrouble(
            f"The keys ({folder}) lie inside the records ({records}): whoever copies one has both. "
            "Set AASHRAY_KEYS to a folder outside."
        )
    if missing := _missing(folder, environ):
        _ensure_nothing_is_lost(folder, missing, records)
        _make_folder(folder)
        for name in missing:
            _write_once(folder / FILES[name][0], secrets.token_bytes(KEY_BYTES))
    return load(folder, environ=environ)


def load(folder: Path, *, environ: Mapping[str, str] = os.environ) -> Keys:
    """Answer the keys of `folder`; the environment (64 hexadecimal digits each) goes before the files.

    Raises KeyTrouble when one is missing, damaged, or can be read by other users of the machine.
    """
    return Keys(**{name: _load_one(folder, name, environ) for name in FILES})


def take_over(folder: Path, *, sealing: bytes, audit: bytes, stamp: str) -> list[str]:
    """Put the keys of a restored copy in place, with a new one for the cookies; those that were there stay aside.

    The key files that they replace are renamed to end in `.before-<stamp>`. Answers the names of what was put aside.
    Raises KeyTrouble as `ensure_not_fixed` does.
    """
    ensure_not_fixed(sealing=sealing, audit=audit)
    wanted = {"sealing": sealing, "audit": audit, "session": secrets.token_bytes(KEY_BYTES)}
    aside: list[str] = []
    for name, key in wanted.items():
        file, variable = FILES[name]
        place = folder / file
        if variable in os.environ or (place.exists() and _load_one(folder, name) == key):
            continue
        _make_folder(folder)
        if place.exists():
            before = place.with_name(f"{file}.before-{stamp}")
            place.rename(before)
            aside.append(str(before))
        _write_once(place, key)
    return aside


def ensure_not_fixed(*, sealing: bytes, audit: bytes) -> None:
    """Raise KeyTrouble when the environment holds other keys than these, which no file can replace."""
    for name, key in (("sealing", sealing), ("audit", audit)):
        variable = FILES[name][1]
        if variable in os.environ and os.environ[variable].strip().lower() != key.hex():
            raise KeyTrouble(
                f"{variable} in the environment is not the {name} key of this copy. Take it out of the "
                "environment, so that the restore can write the key into its file, then begin again."
            )


def _missing(folder: Path, environ: Mapping[str, str]) -> list[str]:
    return [
        n for n, (file, variable) in FILES.items() if variable not in environ and not (folder / file).exists()
    ]


def _ensure_nothing_is_lost(folder: Path, missing: list[str], records: Path | None) -> None:
    if records is not None and (records / "aashray.db").exists():
        raise KeyTrouble(
            f"The records in {records} are there, but in {folder} these keys are missing: {', '.join(missing)}. "
            "Put the copy of the keys back; without them the records cannot be read."
        )


def _make_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix":
        folder.chmod(0o700)


def _write_once(path: Path, key: bytes) -> None:
    """Write a key whole or not at all; when two first starts meet, the earlier key stays."""
    waiting = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        _take_place(waiting, path)
    except FileExistsError:
        pass  # another start made it a moment ago: that one is the key
    finally:
        waiting.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _take_place(waiting: Path, path: Path) -> None:
    if os.name == "nt":
        waiting.rename(path)  # on Windows a rename refuses to replace
    else:
        path.hardlink_to(waiting)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _load_one(folder: Path, name: str, environ: Mapping[str, str] = os.environ) -> bytes:
    file, variable = FILES[name]
    place: Path | str = folder / file
    if variable in environ:
        place, text = variable, environ[variable]
    elif not (folder / file).exists():
        raise KeyTrouble(f"The key {folder / file} is missing.")
    else:
        _ensure_private(folder / file)
        text = (folder / file).read_text(encoding="ascii", errors="replace")
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyTrouble(f"{place} does not hold a key: {2 * KEY_BYTES} hexadecimal digits are expected.")
    return key


def _ensure_private(path: Path) -> None:
    """Refuse a key that other users can read; on Windows the profile folder's own rights keep it."""
    if os.name != "posix":
        return
    for place, closed in ((path, "600"), (path.parent, "700")):
        mode = stat.S_IMODE(place.stat().st_mode)
        if mode & 0o077:
            raise KeyTrouble(
                f"Other users of this machine can read {place} (mode {mode:o}). Run: chmod {closed} {place}"
            )
