"""How the house is reached, on the office's card: the words `lan` and `service` on the command line."""

from foundation.feature import Part
from office.commands.lan import lan
from office.commands.service import service

PART = Part(commands=(lan, service))
