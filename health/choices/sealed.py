"""What the sealed compartment holds, and on what ground a person is named or reads."""

from typing import Any

from foundation.languages import _l

MATTERS: dict[str, Any] = {
    "hiv": _l("HIV test or treatment"), "pregnancy": _l("Pregnancy"), "assault": _l("Examination after an assault"),
}  # fmt: skip
GROUNDS: dict[str, Any] = {
    "treatment": _l("She treats the child"), "consent": _l("The child consents in writing"),
    "order": _l("An order of the court or the CWC"),
}  # fmt: skip
LAW = _l("HIV and AIDS Act 2017, s.8 and s.11; JJ Model Rules 2016, rule 34(5), (7)")
WHY_AT_LEAST = 10
"""Characters of the reason for opening."""
