"""The addresses and names by which a machine is reached on its own network; the standard library alone."""

import ipaddress
import re
import socket
from pathlib import Path

NAME = "aashray.local"
PRIVATE = tuple(
    ipaddress.IPv4Network(each)
    for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16")
)
"""The networks of RFC 1918 and the addresses that a machine gives itself (RFC 3927): never on the open internet."""
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_TABLE = Path("/proc/net/fib_trie")
_LOCAL = re.compile(r"\|-- (\d+\.\d+\.\d+\.\d+)\n\s+/32 host LOCAL")
_ELSEWHERE = ("10.255.255.254", "172.31.255.254", "192.168.255.254")


def addresses() -> tuple[str, ...]:
    """Answer the private IPv4 addresses of this machine, lowest first, without loopback; none without a network."""
    found = {*_of_the_name(), *_of_the_interfaces(), *_of_the_routes()}
    return tuple(sorted((each for each in found if is_private(each)), key=ipaddress.IPv4Address))


def is_private(address: str) -> bool:
    """Answer whether an IPv4 address lies in a private network."""
    try:
        return any(ipaddress.IPv4Address(address) in network for network in PRIVATE)
    except ValueError:
        return False


def names() -> tuple[str, ...]:
    """Answer the names of this machine on its network: aashray.local first, then its own."""
    host = socket.gethostname().split(".")[0].lower()
    own = (f"{host}.local", host) if LABEL.fullmatch(host) and host != "localhost" else ()
    return tuple(dict.fromkeys((NAME, *own)))


def _of_the_name() -> list[str]:
    """Answer what the machine's name leads to: on Windows every address that it has."""
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []


def _of_the_interfaces() -> list[str]:
    """Answer every address of every network interface, where Linux tells them."""
    try:
        return _LOCAL.findall(_TABLE.read_text(encoding="ascii"))
    except OSError:
        return []  # another system


def _of_the_routes() -> list[str]:
    """Answer the address from which each private network would be asked; nothing is sent."""
    found: list[str] = []
    for there in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            try:
                line.connect((there, 9))
                found.append(str(line.getsockname()[0]))
            except OSError:
                continue  # no way leads there
    return found
