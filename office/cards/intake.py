"""Taking in lists from files, as the office offers it: the menu word, addresses, titles."""

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, MenuItem, Part
from foundation.intake import Intake
from foundation.languages import _l
from office.commands.intake import import_commands
from office.intaking import kind_said
from office.permissions import May

PART = Part(
    menu=(
        MenuItem(
            label=_l("Import"), endpoint="office.list_intakes", chapter=Chapter.STAFF, permission=May.INTAKE_BEGIN,
            order=86, roles=frozenset({Role.SUPERINTENDENT, Role.NURSE, Role.STORES}),
        ),
    ),
    addresses={"intake_id": Address(column=Intake.id, home=Intake.home_id, owner=Intake.made_by)},
    details={"office.kind": kind_said},
    pages={
        "office.show_intake": _l("An import"),
        "office.show_intake_columns": _l("Columns of an import"),
        "office.show_first_passwords": _l("First passwords of an import"),
    },
    commands=(import_commands,),
)  # fmt: skip
