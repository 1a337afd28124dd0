"""What a copy says of itself at its end: rows and digest of every table, digest of every file, heads of the chains."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from foundation.backup import wrapping


@dataclass
class Counted:
    """A table or a file as it was copied: rows or bytes, and their SHA-256."""

    count: int
    digest: str


@dataclass
class Manifest:
    """The manifest of one copy.

    `keys` is the digest of the keys that lie in the copy, `gone` are files whose rows were forgotten while it was
    made, `lost` those that the house itself misses.
    """

    id: str
    made_at: str
    made_by: str
    app_version: str
    revision: str
    tables: dict[str, Counted] = field(default_factory=dict)
    files: dict[str, Counted] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    chains: dict[str, tuple[int, str]] = field(default_factory=dict)
    keys: str = ""
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Answer how many rows were copied in all."""
        return sum(each.count for each in self.tables.values())

    def said(self) -> bytes:
        """Answer what the marks are of: everything but the marks."""
        told = asdict(self)
        del told["marks"]
        return json.dumps(told, sort_keys=True, ensure_ascii=False).encode()

    def marked(self, marks: dict[str, bytes]) -> bytes:
        """Answer the manifest as it is written, marked by each of the keys (name -> key)."""
        said = self.said()
        self.marks = {name: wrapping.mark(key, said) for name, key in marks.items()}
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode()


def read_manifest(body: bytes) -> Manifest:
    """Answer the manifest that a copy ends with. Raises ValueError, KeyError or TypeError for what is none."""
    told: dict[str, Any] = json.loads(body)
    told["tables"] = {name: Counted(**each) for name, each in told["tables"].items()}
    told["files"] = {name: Counted(**each) for name, each in told["files"].items()}
    told["chains"] = {name: (int(each[0]), str(each[1])) for name, each in told["chains"].items()}
    return Manifest(**told)
