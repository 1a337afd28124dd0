"""What copies and the health of the machine lay on the office's card: menu, titles of pages, the night's job."""

from accounts.roles import Role
from foundation.feature import Chapter, MenuItem, Part
from foundation.languages import _l
from office.commands.backup import backup_commands
from office.commands.doctor import doctor
from office.commands.moving import data_commands
from office.commands.support import support_commands
from office.copying import NIGHTLY
from office.permissions import May

PART = Part(
    menu=(
        MenuItem(
            label=_l("Backups"), endpoint="office.show_backups", permission=May.BACKUP_SEE, order=90,
            chapter=Chapter.STAFF, roles=frozenset({Role.SUPERINTENDENT}),
        ),
        MenuItem(
            label=_l("Machine"), endpoint="office.show_machine", permission=May.MACHINE_SEE, at_home=False, order=45,
            roles=frozenset({Role.ADMINISTRATOR}), tabs=frozenset({Role.ADMINISTRATOR}),
        ),
    ),
    jobs=(NIGHTLY,),
    commands=(backup_commands, data_commands, doctor, support_commands),
)  # fmt: skip
