"""The office's words on the command line: registers, the audit, the access table, the keys."""

from office.commands import recovery  # noqa: F401  it adds its words to the group of the keys
from office.commands.access import access_commands
from office.commands.audit import audit_commands
from office.commands.registers import registers_commands

__all__ = ["access_commands", "audit_commands", "registers_commands"]
