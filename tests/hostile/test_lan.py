"""A phone on the home's own network: HTTPS by the home's authority, nothing in clear, and a page when the house is off.

The office PC and the phone stand in two network namespaces; the phone has a trust store of its own. In the suite the
web server stands there alone; `AASHRAY_LONG=1` runs `flask lan` whole, asks for its name, and shows a browser without
trust. Where the machine allows no namespaces, the phone is another address of the loopback (tests/support/network.py).
"""

import base64
import json
import subprocess
import sys
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from playwright.sync_api import Error, expect, sync_playwright

from accounts.roles import Role
from app import create_app
from foundation.db import db
from foundation.lan import addresses, authority
from foundation.scope import across_homes
from tests.factories import accounts, homes
from tests.support import browser, houses, network, server
from tests.support.choosing import IS_LONG
from tests.support.tree import PROJECT

PHONE = """
import http.client, json, socket, ssl, struct, sys
address, own, port, local_port, trusted = sys.argv[1:6]
said = {}

def asked(name):
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.bind((own, 0))
    line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(own))
    line.settimeout(5)
    body = b"".join(bytes([len(p)]) + p.encode() for p in name.split(".")) + b"\\0\\0\\1\\0\\1"
    line.sendto(struct.pack("!6H", 7, 0, 1, 0, 0, 0) + body, ("224.0.0.251", 5353))
    return socket.inet_ntoa(line.recvfrom(2000)[0][-4:])

def fetched(path, context):
    line = socket.create_connection((address, int(port)), timeout=10)
    talk = http.client.HTTPSConnection("aashray.local", int(port), context=context, timeout=10)
    talk.sock = context.wrap_socket(line, server_hostname="aashray.local")
    talk.request("GET", path)
    return talk.getresponse()

def refused(number, send=b""):
    try:
        with socket.create_connection((address, number), timeout=5) as line:
            line.sendall(send)
            return "no HTTP" if not line.recv(64).startswith(b"HTTP/") else "answered"
    except OSError as fault:
        return type(fault).__name__

if sys.argv[6] == "by name":
    said["name"] = asked("Aashray.LOCAL")
answer = fetched("/sign-in", ssl.create_default_context(cafile=trusted))
said["page"] = [answer.status, answer.getheader("Strict-Transport-Security"), answer.getheader("Set-Cookie") or ""]
trust = fetched("/trust/certificate", ssl.create_default_context(cafile=trusted))
said["certificate"] = [trust.status, trust.getheader("Content-Type"), trust.read().hex()]
try:
    fetched("/sign-in", ssl.create_default_context())
    said["without trust"] = "answered"
except ssl.SSLCertVerificationError as fault:
    said["without trust"] = fault.verify_message
hello = b"GET /health HTTP/1.0\\r\\n\\r\\n"
said["in clear"] = {n: refused(int(n), hello) for n in (port, local_port, "80", "8080")}
print(json.dumps(said))
"""


WAIT = """
import socket, sys, time
for each in range(600):
    try:
        socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=5)
        raise SystemExit(0)
    except OSError:
        time.sleep(0.1)
raise SystemExit(1)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The house on its network: by `flask lan`, as a home types it; in the short form by its web server alone."""
    settings = houses.new_house()
    with create_app(settings).app_context(), across_homes("a test"):
        accounts.make_user(Role.SUPERINTENDENT, homes.make_home("LAN"))
        db.session.commit()
        db.engine.dispose()
    keys = tmp_path_factory.mktemp("lan") / "keys"
    port, local = server.free_port(), server.free_port()
    with network.joined() as net:
        program = started(net, settings, keys, port, local)
        try:
            said = until_it_stands(net, program, port)
            yield SimpleNamespace(
                net=net, port=port, local=local, folder=keys.parent, said=said, program=program,
                authority=keys / "authority.crt", url=f"https://aashray.local:{port}",
            )  # fmt: skip
        finally:
            if program.poll() is None:
                server.stop(program)
            houses.remove_house(settings)


def started(net, settings, keys, port, local):
    if IS_LONG:
        command = ["-m", "flask", "lan", "--port", str(port), "--local-port", str(local), "--workers", "1"]
    else:
        kept, _ = authority.ensure(
            keys, names=addresses.names(), addresses=(net.address,), now=datetime.now(UTC)
        )
        command = ["-m", "office.web_server", "--host", "0.0.0.0", "--port", str(port), "--workers", "1",
                   "--certificate", str(kept.server), "--key", str(kept.server_key)]  # fmt: skip
    around = {"AASHRAY_KEYS": str(keys), "AASHRAY_HTTPS": "1", "AASHRAY_LAN_PORT": str(port)}
    return subprocess.Popen(
        [*net.at_home, sys.executable, *command], cwd=PROJECT, stdout=subprocess.PIPE if IS_LONG else None,
        env={**houses.environment(settings), **around}, start_new_session=True,
    )  # fmt: skip


def until_it_stands(net, program, port):
    """Wait until the house answers; answers what `flask lan` said meanwhile."""
    said = ""
    while IS_LONG and "Aashray is at" not in said:
        line = program.stdout.readline().decode()
        assert line, said
        said += line
    waits = [*net.on_phone, sys.executable, "-S", "-c", WAIT, net.address, str(port)]
    subprocess.run(waits, check=True, timeout=90)
    return said


def test_a_phone_finds_the_house_by_name_and_https_alone_after_it_trusts_the_authority(home):
    net = home.net
    asked = [net.address, net.phone, str(home.port), str(home.local), str(home.authority)]
    run = subprocess.run(
        [*net.on_phone, sys.executable, "-c", PHONE, *asked, "by name" if IS_LONG and net.is_apart else ""],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.decode()
    said = json.loads(run.stdout)
    status, strict, cookie = said["page"]
    assert (status, strict) == (200, "max-age=31536000")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    kind, body = said["certificate"][1:]
    assert (kind, bytes.fromhex(body)) == ("application/x-x509-ca-cert", authority.as_der(home.authority))
    assert "certificate" in said["without trust"], "a phone that was not taught is warned"
    assert said["in clear"][str(home.port)] in ("no HTTP", "ConnectionResetError")
    others = {said["in clear"][n] for n in (str(home.local), "80", "8080")}
    assert others == {"ConnectionRefusedError"}, "plain HTTP is refused on the network"
    if IS_LONG and net.is_apart:
        assert said["name"] == net.address
        assert f"https://aashray.local:{home.port} or https://{net.address}:{home.port}" in home.said


def test_a_phone_keeps_one_page_for_when_the_house_is_off_and_no_record(home):
    """The last of this file: it stops the house."""
    der = base64.b64encode(authority.as_der(home.authority)).decode()
    for trusts in (False, True) if IS_LONG else (True,):
        policy = json.dumps({"CACertificates": [der] if trusts else []})
        with sync_playwright() as playwright:
            launched = playwright.chromium.launch(
                executable_path=network.trusting(home.folder, home.net, browser.program(), policy)
                if home.net.is_apart else browser.program(),
                args=[*browser.QUIET, "--no-sandbox", f"--host-resolver-rules=MAP aashray.local {home.net.address}"],
            )  # fmt: skip
            page = launched.new_context(ignore_https_errors=trusts and not home.net.is_apart).new_page()
            if not trusts:
                with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
                    page.goto(f"{home.url}/sign-in")
                launched.close()
                continue
            page.goto(f"{home.url}/sign-in")
            state = page.evaluate("navigator.serviceWorker.ready.then((it) => it.active.scriptURL)")
            assert state == f"{home.url}/service-worker"
            page.goto(f"{home.url}/trust")
            expect(page.locator("main")).to_contain_text(
                " ".join(authority.fingerprint(home.authority).words)
            )
            kept = page.evaluate(
                "caches.keys().then(async (all) => (await Promise.all(all.map(async (name) =>"
                " (await (await caches.open(name)).keys()).map((r) => new URL(r.url).pathname)))).flat())"
            )
            assert sorted(kept)[0] == "/offline"
            assert sorted(each.split(".")[-1] for each in kept) == ["/offline", "css", "js"], (
                "words and the face, no record"
            )
            assert server.stop(home.program) == 0
            page.goto(f"{home.url}/sign-in")
            expect(page.locator("h2").first).to_have_text("The house is not reached")
            launched.close()
