"""India's National Immunization Schedule, read from its file, and where a dose was given."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from foundation.languages import _, _l

DATA = Path(__file__).parent.parent / "data" / "immunisation.csv"
RULE = _l("JJ Model Rules 2016, rule 34(3)(vii)")
SOURCES: dict[str, Any] = {
    "card": _l("Copied from her card"), "here": _l("Given while here"), "told": _l("Told, no card seen"),
    "scar": _l("A scar was seen"),
}  # fmt: skip


@dataclass(frozen=True)
class Dose:
    """One dose of the schedule; ages in days; `until_days` None where it may be given at any later age."""

    code: str
    vaccine: str
    number: int
    due_days: int
    until_days: int | None
    is_local: bool

    @property
    def words(self) -> str:
        """Answer the vaccine and which dose: `OPV, dose 2`."""
        return (
            _("%(vaccine)s, dose %(number)s", vaccine=self.vaccine, number=self.number)
            if self.number
            else self.vaccine
        )


@cache
def schedule() -> tuple[Dose, ...]:
    """Answer the doses of the schedule by age."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Dose(
                row["code"], row["vaccine"], int(row["dose"]), int(row["due_days"]),
                int(row["until_days"]) if row["until_days"] else None, row["is_local"] == "1",
            )
            for row in csv.DictReader(lines)
        )  # fmt: skip


def dose_of(code: str) -> Dose | None:
    """Answer the dose of a code, or None."""
    return next((dose for dose in schedule() if dose.code == code), None)
