"""The settings of one running house, read once from the environment by the front door."""

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path

from foundation.keys import Keys, load_or_create

PROJECT = Path(__file__).resolve().parent.parent
PRACTICE = "AASHRAY_PRACTICE"
"""Set to 1 for the programs of the practice house."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where things lie and how strict the house is; everything here can be set without touching code."""

    data_folder: Path
    keys: Keys
    database_url: str = ""
    testing: bool = False
    is_practice: bool = False
    secure_cookies: bool = False
    proxies: tuple[str, ...] = ()
    lan_port: int = 0
    read_events: bool = True
    upload_limit: int = 10 * 1024 * 1024
    idle_minutes: int = 10
    idle_minutes_ordinary: int = 30
    absolute_hours: int = 10
    day_turns_at: int = 4
    backups: Path | None = None
    second_place: Path | None = None
    backup_days: int = 35
    export_children: int = 5
    export_hours: int = 24
    export_days: int = 7
    room_warning: int = 2 * 2**30
    room_needed: int = 200 * 2**20
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def is_postgresql(self) -> bool:
        """Answer whether the house keeps its records on a PostgreSQL server."""
        return self.database_url.startswith("postgresql")

    @property
    def engine_url(self) -> str:
        """Answer the address of the database: the given one, or the encrypted file in the data folder."""
        return self.database_url or f"sqlite:///{(self.data_folder / 'aashray.db').as_posix()}"

    @property
    def files_folder(self) -> Path:
        """Answer the folder of the encrypted files."""
        return self.data_folder / "files"

    @property
    def backups_folder(self) -> Path:
        """Answer the folder of the copies: the given one, or one beside the data folder."""
        return self.backups or self.data_folder.with_name(f"{self.data_folder.name}-backups")


def is_practice() -> bool:
    """Answer whether this program is told to open the practice house, which lies beside the real one."""
    return os.environ.get(PRACTICE) == "1"


def _beside(folder: Path) -> Path:
    """Answer a folder of the house, or the one of the practice house beside it."""
    return folder.with_name(f"{folder.name}-practice") if is_practice() else folder


def data_folder() -> Path:
    """Answer the folder of the records: AASHRAY_DATA, or var/data in the project."""
    return _beside(Path(os.environ.get("AASHRAY_DATA") or PROJECT / "var" / "data").resolve())


def real_keys_folder() -> Path:
    """Answer the folder of the real house's keys, never inside the data folder: AASHRAY_KEYS, or var/keys."""
    return Path(os.environ.get("AASHRAY_KEYS") or PROJECT / "var" / "keys").resolve()


def keys_folder() -> Path:
    """Answer the folder of the keys of the house that this program opens."""
    return _beside(real_keys_folder())


def from_environment() -> Settings:
    """Answer the settings that the environment gives; the data folder and keys are made if they are not there.

    A practice house has a folder, keys and a file of its own, whatever the environment says of the real one's keys,
    database and copies.
    """
    if is_practice():
        return _of_practice()
    data = data_folder()
    copies, second = os.environ.get("AASHRAY_BACKUPS"), os.environ.get("AASHRAY_BACKUPS_SECOND")
    proxies = _networks("AASHRAY_PROXY")
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Settings(
        data_folder=data,
        keys=load_or_create(keys_folder(), records=data),
        database_url=os.environ.get("DATABASE_URL", ""),
        secure_cookies=os.environ.get("AASHRAY_HTTPS") == "1" or bool(proxies),
        proxies=proxies,
        lan_port=_number("AASHRAY_LAN_PORT", 0),
        day_turns_at=_number("AASHRAY_DAY_TURNS_AT", 4) % 24,
        read_events=os.environ.get("AASHRAY_BENCH_WITHOUT_READ_EVENTS") != "1",
        backups=Path(copies).resolve() if copies else None,
        second_place=Path(second).resolve() if second else None,
        backup_days=_number("AASHRAY_BACKUP_DAYS", 35),
        export_children=_number("AASHRAY_EXPORT_CHILDREN", 5),
        export_hours=_number("AASHRAY_EXPORT_HOURS", 24),
        export_days=_number("AASHRAY_EXPORT_DAYS", 7),
        room_warning=_number("AASHRAY_ROOM_WARNING_MB", 2048) * 2**20,
        room_needed=_number("AASHRAY_ROOM_NEEDED_MB", 200) * 2**20,
    )


def _of_practice() -> Settings:
    data = data_folder()
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Settings(
        data_folder=data,
        keys=load_or_create(keys_folder(), records=data, environ={}),
        is_practice=True,
        secure_cookies=os.environ.get("AASHRAY_HTTPS") == "1",
        lan_port=_number("AASHRAY_LAN_PORT", 0),
        day_turns_at=_number("AASHRAY_DAY_TURNS_AT", 4) % 24,
        room_warning=_number("AASHRAY_ROOM_WARNING_MB", 2048) * 2**20,
        room_needed=_number("AASHRAY_ROOM_NEEDED_MB", 200) * 2**20,
    )


def _number(name: str, usual: int) -> int:
    """Answer a setting that is a whole number from 0 on. Raises ValueError, naming it, for anything else."""
    said = os.environ.get(name, "").strip()
    if said and not said.isdecimal():
        raise ValueError(f"{name} is {said!r}; a whole number is expected.")
    return int(said) if said else usual


def _networks(name: str) -> tuple[str, ...]:
    """Answer a setting that lists addresses or networks. Raises ValueError, naming it, for anything else."""
    said = os.environ.get(name, "").replace(",", " ").split()
    try:
        return tuple(str(ipaddress.ip_network(each, strict=False)) for each in said)
    except ValueError as fault:
        raise ValueError(f"{name} is {' '.join(said)!r}; addresses or networks are expected.") from fault
