"""The practice house on the office's card: its words on the command line."""

from foundation.feature import Part
from office.commands.practice import practice_commands

PART = Part(commands=(practice_commands,))
