"""The home's own authority: whom it can vouch for, when its certificates are made anew, and the name on the network."""

import ssl
import stat
import struct
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from foundation.lan import addresses, authority
from foundation.lan.responder import Responder, answer, encoded, questions
from foundation.lan.watch import AT_LEAST_EVERY, EVERY, Watch

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NAMES = ("aashray.local", "office-pc.local", "office-pc")


def made(folder, *, names=NAMES, at=("192.168.1.20",), now=NOW):
    return authority.ensure(folder / "keys", names=names, addresses=at, now=now)


def certificate(place):
    return x509.load_pem_x509_certificate(place.read_bytes())


def test_the_certificate_speaks_for_the_names_and_private_addresses_and_phones_take_its_length(tmp_path):
    certificates, is_new = made(
        tmp_path, names=(*NAMES, "home.example.org"), at=("192.168.1.20", "203.0.113.9")
    )
    assert is_new
    assert authority.served(certificates.folder) == (set(NAMES), {"192.168.1.20", "127.0.0.1"})
    own, above = certificate(certificates.server), certificate(certificates.authority)
    assert own.not_valid_after_utc - own.not_valid_before_utc <= timedelta(days=397)
    own.verify_directly_issued_by(above)
    limits = above.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    assert x509.DNSName("local") in limits.value.permitted_subtrees
    assert "office" not in above.subject.rfc4514_string(), "a phone's list of authorities names no machine"
    modes = {stat.S_IMODE(p.stat().st_mode) for p in certificates.folder.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(certificates.folder.stat().st_mode) == 0o700


def test_it_is_made_anew_before_its_end_and_when_addresses_change_and_the_authority_stays(tmp_path):
    certificates, _ = made(tmp_path)
    known = certificates.authority.read_bytes()
    assert made(tmp_path)[1] is False
    assert made(tmp_path, now=NOW + timedelta(days=355))[1] is False
    assert made(tmp_path, now=NOW + timedelta(days=357))[1] is True
    assert made(tmp_path, at=("192.168.1.21",))[1] is True
    assert certificates.authority.read_bytes() == known
    certificates.server_key.unlink()
    assert made(tmp_path, at=("192.168.1.21",))[1] is True
    later = NOW + timedelta(days=3630)
    assert made(tmp_path, now=later)[1] is True, "an authority near its end is made anew too"
    assert certificates.authority.read_bytes() != known
    assert authority.ends(certificates.folder) == later + authority.SERVER_LIVES
    assert authority.ends(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [("aashray.local", ""), ("bank.example.org", "permitted subtree violation")],
    ids=["home", "elsewhere"],
)
def test_whoever_steals_the_authority_cannot_vouch_for_a_bank(tmp_path, name, said):
    certificates, _ = made(tmp_path)
    key, above = authority._authority(certificates.folder)
    authority._make_server(certificates.folder, key, above, {name}, set(), datetime.now(UTC))
    assert greeted(certificates, name) == said


def greeted(certificates, name):
    """Answer why a phone that trusts the authority refuses to talk to the server, or nothing when it talks."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificates.server, certificates.server_key)
    client = ssl.create_default_context(cafile=certificates.authority)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    asks = client.wrap_bio(back, there, server_hostname=name)
    tells = server.wrap_bio(there, back, server_side=True)
    for each in (asks, tells, asks):
        try:
            each.do_handshake()
        except ssl.SSLWantReadError:
            continue
        except ssl.SSLCertVerificationError as fault:
            return fault.verify_message
    return "" if asks.version() == "TLSv1.3" else "no talk"


def test_two_people_compare_eight_words_or_the_pairs_that_a_phone_shows(tmp_path):
    print_ = authority.fingerprint(made(tmp_path)[0].authority)
    assert len(print_.pairs) == 32
    assert len(print_.words) == 8
    assert len(set(authority.WORDS)) == 256
    assert print_.words[0] == authority.WORDS[int(print_.pairs[0], 16)]


def test_only_private_addresses_count_and_a_strange_host_name_is_left_out(monkeypatch, tmp_path):
    assert [addresses.is_private(a) for a in ("10.1.2.3", "172.31.0.1", "192.168.0.9", "169.254.1.1")] == [
        True
    ] * 4
    assert [addresses.is_private(a) for a in ("127.0.0.1", "8.8.8.8", "172.32.0.1", "no address")] == [
        False
    ] * 4
    assert all(addresses.is_private(a) for a in addresses.addresses())
    table = tmp_path / "fib_trie"
    table.write_text("  |-- 10.9.0.0\n     /16 link UNICAST\n  |-- 10.9.0.4\n     /32 host LOCAL\n  |-- 8.8.4.4\n"
                     "     /32 host LOCAL\n  |-- 10.9.0.7\n     /32 host LOCAL\n")  # fmt: skip
    monkeypatch.setattr(addresses, "_TABLE", table)
    assert {"10.9.0.4", "10.9.0.7"} <= set(addresses.addresses())
    assert not {"10.9.0.0", "8.8.4.4"} & set(addresses.addresses())
    for host, wanted in (("OFFICE-PC", NAMES), ("দপ্তর", NAMES[:1]), ("localhost", NAMES[:1])):
        monkeypatch.setattr(addresses.socket, "gethostname", lambda host=host: host)
        assert addresses.names() == wanted


class Line:
    def __init__(self):
        self.sent = []

    def setsockopt(self, *words):
        pass

    def sendto(self, packet, to):
        self.sent.append((packet, to))


def asked(name, kind, how=1):
    return struct.pack("!6H", 9, 0, 1, 0, 0, 0) + encoded(name) + struct.pack("!HH", kind, how)


def test_the_responder_answers_for_one_name_and_passes_over_what_it_cannot_read(monkeypatch):
    line = Line()
    monkeypatch.setattr("foundation.lan.responder._line", lambda port: line)
    responder = Responder(here=lambda: ("192.168.1.20",))
    responder.join_networks()
    assert line.sent.pop()[1] == ("224.0.0.251", 5353), "it says who it is when it comes"
    for packet in (b"", b"\xff" * 40, asked("other.local", 1), asked("aashray.local", 1)[:-3],
                   struct.pack("!6H", 0, 0, 1, 0, 0, 0) + b"\xc0\x0c\0\1\0\1"):  # fmt: skip
        responder.hear(packet, ("192.168.1.30", 5353))
    assert line.sent == []
    responder.hear(asked("AASHRAY.local", 1), ("192.168.1.30", 5353))
    packet, to = line.sent.pop()
    assert to == ("224.0.0.251", 5353)
    assert packet.endswith(bytes([192, 168, 1, 20]))
    assert questions(packet) == [], "an answer asks nothing"
    responder.hear(asked("aashray.local", 28), ("192.168.1.30", 5353))
    assert line.sent.pop()[0] == answer(encoded("aashray.local"), (), wants_address=False), "no IPv6, at once"
    responder.hear(asked("aashray.local", 1), ("192.168.1.30", 40000))
    packet, to = line.sent.pop()
    assert (packet[:2], to) == (struct.pack("!H", 9), ("192.168.1.30", 40000)), (
        "a simple asker gets his number back"
    )


def test_the_watch_renews_when_an_address_changes_or_a_day_is_over_and_lets_the_server_read_it(tmp_path):
    place, here, now, said, restarts = tmp_path / "server.crt", ["192.168.1.20"], [0.0], [], []
    place.write_text("first")

    class Server:
        def restart(self):
            restarts.append(place.read_text())

    watch = Watch(
        [sys.executable, "-S", "-c", f"open({str(place)!r}, 'a').write('+')"], certificate=place, reader=Server(),
        say=said.append, here=lambda: tuple(here), now=lambda: now[0],
    )  # fmt: skip
    watch.look()
    now[0] = EVERY
    watch.look()
    assert restarts == []
    here[0], now[0] = "192.168.1.21", 2 * EVERY
    watch.look()
    assert restarts == ["first+"]
    now[0] += AT_LEAST_EVERY
    watch.look()
    assert restarts == ["first+", "first++"]
    watch.command = [sys.executable, "-S", "-c", "raise SystemExit(2)"]
    here[0], now[0] = "192.168.1.22", now[0] + EVERY
    watch.look()
    assert "tried again" in said[-1]
    assert len(restarts) == 2
