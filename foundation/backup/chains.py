"""The record of deeds inside a copy, walked as it comes by, as `flask audit verify` walks it in a living house."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from foundation.audit import earlier
from foundation.audit.chain import why_wrong
from foundation.audit.models import GENESIS
from foundation.backup import rows
from foundation.backup.archive import BackupTrouble


@dataclass
class Chains:
    """Where each chain ends so far; rows come in the order of their table's key, so each chain in one run."""

    ends: dict[UUID, tuple[int, str]] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    keys: dict[UUID, earlier.ChainKeys] = field(default_factory=dict)

    def take(self, table: str, columns: list[str], block: bytes, key: bytes) -> None:
        """Take a block of any table; those of other tables say nothing here. Raises BackupTrouble at a fault."""
        if table not in ("audit_chain", "audit_earlier", "audit_event"):
            return
        for values in rows.lines_of(block):
            row = dict(zip(columns, values, strict=True))
            if table == "audit_chain":
                self.names[UUID(row["id"])] = row["name"]
            elif table == "audit_earlier":
                self._learn(SimpleNamespace(**row), key)
            else:
                self._follow(_deed(row), key)

    def _learn(self, seam: Any, key: bytes) -> None:
        """Learn the key of an earlier house; the seams of a chain come in any order."""
        chain_id = UUID(seam.chain_id)
        known = self.keys.setdefault(chain_id, earlier.ChainKeys(key))
        known.seams.extend(earlier.chain_keys([seam], chain_id, key).seams)
        known.seams.sort(key=lambda each: each.seq)

    def _follow(self, row: dict[str, Any], key: bytes) -> None:
        seen, head = self.ends.get(row["chain_id"], (0, GENESIS))
        keys = self.keys.get(row["chain_id"], earlier.ChainKeys(key))
        why = why_wrong(row, seen + 1, head, keys.at(seen + 1))
        if not why and not keys.fits(seen + 1, row["h"]):
            why = earlier.OTHER_SEAM
        if why:
            raise BackupTrouble(f"The record of deeds in this copy is not whole: row {seen + 1}, {why}.")
        self.ends[row["chain_id"]] = (seen + 1, row["h"])

    def heads(self) -> dict[str, tuple[int, str]]:
        """Answer where each chain ends: its name -> (count, head)."""
        return {name: self.ends.get(chain_id, (0, GENESIS)) for chain_id, name in self.names.items()}


def _deed(row: dict[str, Any]) -> dict[str, Any]:
    """Answer a copied deed as the chain hashed it."""
    for name in ("chain_id", "actor_id", "sign_in_id", "subject_id"):
        row[name] = UUID(row[name]) if row[name] else None
    row["at"] = datetime.fromisoformat(row["at"]).replace(tzinfo=UTC)
    row["is_reading"] = bool(row["is_reading"])
    return row
