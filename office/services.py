"""The texts by which a machine starts the house when it starts itself: a systemd unit, a task of Windows."""

import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

NAME = "aashray"
TASK = "Aashray"
CARRIED = (
    "AASHRAY_DATA", "AASHRAY_KEYS", "AASHRAY_BACKUPS", "AASHRAY_BACKUPS_SECOND", "AASHRAY_BACKUP_DAYS",
    "AASHRAY_PROXY", "AASHRAY_ROOM_WARNING_MB", "AASHRAY_ROOM_NEEDED_MB",
)  # fmt: skip
"""Settings that a unit takes over from the terminal. Keys and the address of a database are no such: a unit file can
be read by everybody on the machine, so they are put into a file of their own (docs/manual/server.md).
"""


@dataclass(frozen=True, kw_only=True)
class Service:
    """What is started: the program and its words, where it stands, and the settings that it is given."""

    program: str
    words: tuple[str, ...]
    folder: Path
    user: str
    around: Mapping[str, str]

    @property
    def command(self) -> Sequence[str]:
        """Answer the whole command."""
        return (self.program, *self.words)


def carried(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Answer the settings of this terminal that the service takes over."""
    return {name: environ[name] for name in CARRIED if environ.get(name)}


def systemd_unit(service: Service, *, of_the_system: bool) -> str:
    """Answer the unit: of the whole machine (as `service.user`), or of one user who lingers."""
    around = "".join(f"Environment={_quoted(f'{name}={value}')}\n" for name, value in service.around.items())
    user = f"User={service.user}\n" if of_the_system else ""
    hardened = "ProtectSystem=full\nPrivateTmp=yes\n" if of_the_system else ""
    return f"""[Unit]
Description=Aashray
After=network-online.target postgresql.service
Wants=network-online.target
StartLimitIntervalSec=0

[Service]
Type=simple
{user}WorkingDirectory={str(service.folder).replace("%", "%%")}
Environment=FLASK_APP=app:create_app
{around}EnvironmentFile=-{_settings_file(service).replace("%", "%%")}
ExecStart={" ".join(_quoted(word) for word in service.command)}
Restart=on-failure
RestartSec=10
TimeoutStopSec=30
UMask=0077
NoNewPrivileges=yes
{hardened}
[Install]
WantedBy={"multi-user" if of_the_system else "default"}.target
"""


def windows_task(service: Service, *, at_boot: bool) -> str:
    """Answer the task: when the machine starts, before anybody signs in, or when `service.user` signs in."""
    who = escape(service.user)
    trigger = (
        "<BootTrigger><Enabled>true</Enabled><Delay>PT30S</Delay></BootTrigger>"
        if at_boot
        else f"<LogonTrigger><Enabled>true</Enabled><UserId>{who}</UserId></LogonTrigger>"
    )
    words = " ".join(f'"{word}"' if " " in word else word for word in service.words)
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Aashray</Description></RegistrationInfo>
  <Triggers>{trigger}</Triggers>
  <Principals><Principal id="Author">
    <UserId>{who}</UserId>
    <LogonType>{"S4U" if at_boot else "InteractiveToken"}</LogonType>
    <RunLevel>LeastPrivilege</RunLevel>
  </Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author"><Exec>
    <Command>{escape(service.program)}</Command>
    <Arguments>{escape(words)}</Arguments>
    <WorkingDirectory>{escape(str(service.folder))}</WorkingDirectory>
  </Exec></Actions>
</Task>
"""


def _settings_file(service: Service) -> str:
    return str(service.folder / "var" / "service.env")


def _quoted(word: str) -> str:
    """Answer a word as systemd reads it: its own signs doubled, quoted where there is a space."""
    plain = word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$").replace('"', '\\"')
    return f'"{plain}"' if shlex.quote(word) != word else plain
