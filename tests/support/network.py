"""A home's network for tests: the office PC and a phone, each in a network namespace of its own, on one cable.

Where the machine allows no namespaces, both are this machine at two addresses of its loopback: less of a wall, and
said so by `is_apart`.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Network:
    """Two places on one network: how a command is run at each, and the PC's address as the phone sees it."""

    at_home: tuple[str, ...]
    on_phone: tuple[str, ...]
    address: str
    phone: str
    is_apart: bool


@contextmanager
def joined() -> Iterator[Network]:
    """Lay the network until the block ends."""
    pc, phone = f"aashray-pc-{os.getpid()}", f"aashray-ph-{os.getpid()}"
    if not _tried("ip", "netns", "add", pc):
        yield Network((), (), "127.0.0.2", "127.0.0.1", is_apart=False)
        return
    try:
        _lay(pc, phone)
        inside = ("ip", "netns", "exec")
        yield Network((*inside, pc), (*inside, phone), "192.168.83.1", "192.168.83.2", is_apart=True)
    finally:
        _tried("ip", "netns", "del", pc)
        _tried("ip", "netns", "del", phone)


def _lay(pc: str, phone: str) -> None:
    number = os.getpid()
    _do("ip", "netns", "add", phone)
    _do(
        "ip",
        "link",
        "add",
        f"vp{number}",
        "netns",
        pc,
        "type",
        "veth",
        "peer",
        "name",
        f"vq{number}",
        "netns",
        phone,
    )
    for where, line, address in (
        (pc, f"vp{number}", "192.168.83.1/24"),
        (phone, f"vq{number}", "192.168.83.2/24"),
    ):
        _do("ip", "-n", where, "link", "set", "lo", "up")
        _do("ip", "-n", where, "addr", "add", address, "dev", line)
        _do("ip", "-n", where, "link", "set", line, "up")


def trusting(folder: Path, network: Network, program: str, policy: str) -> Path:
    """Write a script that runs Chromium on the phone with a managed policy of its own, seen by nobody else."""
    given = folder / "policy.json"
    given.write_text(policy, encoding="utf-8")
    script = folder / "chromium.sh"
    managed = "/etc/chromium/policies/managed"
    inner = (
        f"mount -t tmpfs none /etc/chromium && mkdir -p {managed} && cp {given} {managed}/ "
        f'&& exec {program} "$@"'
    )
    script.write_text(
        f"#!/bin/sh\nexport HOME={folder}\nexec {' '.join(network.on_phone)} unshare -m sh -c '{inner}' sh \"$@\"\n",
        encoding="utf-8",
    )
    script.chmod(0o700)
    return script


def _tried(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _do(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
