"""Learning and help on the office's card: the practice house's words on the command line, titles of pages."""

from foundation.feature import Part
from foundation.languages import _l
from office.commands.practice import practice_commands

PART = Part(
    pages={"office.show_help": _l("Help"), "office.show_first_week": _l("The first week")},
    commands=(practice_commands,),
)
