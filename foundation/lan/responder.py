"""Answers for `aashray.local` on the home's own network: multicast DNS (RFC 6762), no more of it than one name needs.

It stands on the standard library, since the parent process runs it. Another program that answers on the same port
(Avahi, Windows itself) is not in its way: all of them share it.
"""

import socket
import struct
import threading
import time
from collections.abc import Callable

from foundation.lan.addresses import NAME, addresses

GROUP, PORT = "224.0.0.251", 5353
LIVES = 120  # seconds that an answer may be kept (RFC 6762, section 10)
LOOKS_AGAIN = 30.0
TYPE_A, TYPE_NSEC, TYPE_ANY = 1, 47, 255
CLASS_IN, OWN_ALONE, ASKS_ALONE = 1, 0x8000, 0x8000
ONLY_IPV4 = b"\x00\x01\x40"  # the bitmap that says: of this name there is an A record and nothing else


class Responder(threading.Thread):
    """Answers questions for one name with the machine's addresses until the process ends."""

    def __init__(
        self, name: str = NAME, *, here: Callable[[], tuple[str, ...]] = addresses, port: int = PORT
    ) -> None:
        super().__init__(name="responder", daemon=True)
        self.called, self.here, self.port = encoded(name), here, port
        self.joined: tuple[str, ...] = ()
        self.line = _line(port)

    def run(self) -> None:
        """Answer what is asked; a question that cannot be read is passed over."""
        looked = 0.0
        while True:
            if time.monotonic() - looked > LOOKS_AGAIN or not looked:
                looked = time.monotonic()
                self.join_networks()
            try:
                packet, sender = self.line.recvfrom(9000)
            except TimeoutError:
                continue
            except OSError:
                time.sleep(1)  # the network went away; it may come back
                continue
            self.hear(packet, sender)

    def join_networks(self) -> None:
        """Listen on each network that the machine is on now, and say there that the name is ours."""
        now = self.here()
        if now == self.joined:
            return
        for address in set(now) - set(self.joined):
            try:
                self.line.setsockopt(
                    socket.IPPROTO_IP,
                    socket.IP_ADD_MEMBERSHIP,
                    socket.inet_aton(GROUP) + socket.inet_aton(address),
                )
            except OSError:
                continue  # joined before, or it went away again
        self.joined = now
        self.send_to_all(answer(self.called, now, wants_address=True))

    def hear(self, packet: bytes, sender: tuple[str, int]) -> None:
        """Answer one packet, if it asks for our name."""
        asked = questions(packet)
        ours = [(kind, how) for name, kind, how in asked if name == self.called]
        if not ours:
            return
        wants_address = any(kind in (TYPE_A, TYPE_ANY) for kind, _how in ours)
        reply = answer(self.called, self.here(), wants_address=wants_address)
        if (
            sender[1] != self.port
        ):  # a simple asker, who waits for an answer to his own question (section 6.7)
            reply = answer(
                self.called, self.here(), wants_address=wants_address, number=packet[:2], question=ours[0][0]
            )
        if sender[1] != self.port or all(how & ASKS_ALONE for _kind, how in ours):
            self.send(reply, sender)
        else:
            self.send_to_all(reply)

    def send_to_all(self, reply: bytes) -> None:
        """Send to everybody on each network."""
        for address in self.joined:
            try:
                self.line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
            except OSError:
                continue  # this network is gone
            self.send(reply, (GROUP, self.port))

    def send(self, reply: bytes, to: tuple[str, int]) -> None:
        """Send one packet; what the network does not take is asked for again."""
        try:
            self.line.sendto(reply, to)
        except OSError:
            pass


def start(say: Callable[[str], None]) -> None:
    """Answer for the name from now on, or say why not: the addresses lead to the house all the same."""
    try:
        Responder().start()
    except OSError as fault:
        say(f"The name {NAME} is not announced ({fault.strerror or fault}). Use the address.")


def encoded(name: str) -> bytes:
    """Answer a name as it stands in a packet, in small letters."""
    return b"".join(bytes([len(part)]) + part for part in name.lower().encode("ascii").split(b".")) + b"\0"


def questions(packet: bytes) -> list[tuple[bytes, int, int]]:
    """Answer the questions of a packet: name, type, class with its bit for an answer to the asker alone.

    Answers of others, and packets that end too early, ask nothing. A name that points back to an earlier one is
    followed once for each part, so that no packet can lead in circles.
    """
    found: list[tuple[bytes, int, int]] = []
    if len(packet) < 12 or packet[2] & 0x80:
        return found
    place = 12
    try:
        for _each in range(min(struct.unpack_from("!H", packet, 4)[0], 50)):
            name, place = _name(packet, place)
            kind, how = struct.unpack_from("!HH", packet, place)
            place += 4
            found.append((name, kind, how))
    except (struct.error, IndexError, ValueError):
        return []
    return found


def _name(packet: bytes, place: int) -> tuple[bytes, int]:
    """Answer a name of a packet in small letters, and where what follows it begins."""
    parts: list[bytes] = []
    after = -1
    for _step in range(64):
        length = packet[place]
        if length & 0xC0 == 0xC0:
            after = place + 2 if after < 0 else after
            place = (length & 0x3F) << 8 | packet[place + 1]
        elif length == 0:
            return b"".join(bytes([len(p)]) + p for p in parts) + b"\0", place + 1 if after < 0 else after
        else:
            part = packet[place + 1 : place + 1 + length]
            if len(part) != length:
                raise ValueError("a name that ends too early")
            parts.append(part.lower())
            place += 1 + length
    raise ValueError("a name without an end")


def answer(
    called: bytes,
    here: tuple[str, ...],
    *,
    wants_address: bool,
    number: bytes = b"\0\0",
    question: int | None = None,
) -> bytes:
    """Answer the packet that says the addresses of a name, or that it has no others than those of IPv4."""
    unique = CLASS_IN | (0 if question is not None else OWN_ALONE)
    if wants_address:
        records = [_record(called, TYPE_A, unique, socket.inet_aton(address)) for address in here]
    else:
        records = [_record(called, TYPE_NSEC, unique, called + ONLY_IPV4)]
    head = number + struct.pack("!HHHHH", 0x8400, 0 if question is None else 1, len(records), 0, 0)
    asked = b"" if question is None else called + struct.pack("!HH", question, CLASS_IN)
    return head + asked + b"".join(records)


def _record(called: bytes, kind: int, unique: int, body: bytes) -> bytes:
    return called + struct.pack("!HHIH", kind, unique, LIVES, len(body)) + body


def _line(port: int) -> socket.socket:
    """Answer a socket on the port of multicast DNS, shared with whoever listens there too."""
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for option in ("SO_REUSEADDR", "SO_REUSEPORT"):
        if (number := getattr(socket, option, None)) is not None:
            line.setsockopt(socket.SOL_SOCKET, number, 1)
    line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
    line.bind(("", port))  # every network of the machine; it answers for one name alone
    line.settimeout(5)
    return line
