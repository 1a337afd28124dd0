"""How the house is reached: two workers behind a proxy, ready or not; never in clear; started by the machine itself."""

import importlib
import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import psutil
import pytest
from flask import request

from app import create_app
from foundation import supervise
from foundation.db import db
from foundation.lan import authority
from foundation.settings import from_environment
from office import services
from office.commands import service as commands
from tests.foundation.test_lan import made
from tests.support import houses, server
from tests.support.tree import PROJECT


def asked(url, **headers):
    request = urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode(), refusal.headers


def until_there_are_two(program):
    """Wait for the second worker: the first answers before it is there."""
    deadline = time.monotonic() + 30
    while len(psutil.Process(program.pid).children()) != 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_two_workers_say_whether_they_are_ready_believe_the_named_proxy_and_end_with_their_parent():
    settings = houses.new_house()
    port = server.free_port()
    where = ("--host", "127.0.0.1", "--port", str(port), "--workers", "2", supervise.ENDS_WITH_STDIN)
    program = subprocess.Popen(
        [sys.executable, "-m", "office.web_server", *where], cwd=PROJECT, stdin=subprocess.PIPE,
        env={**houses.environment(settings), "AASHRAY_PROXY": "127.0.0.1"}, start_new_session=True,
    )  # fmt: skip
    try:
        server.wait_for(port, program)
        url = f"http://127.0.0.1:{port}"
        until_there_are_two(program)
        assert asked(f"{url}/ready")[:2] == (200, "ok\n")
        by_https = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "aashray.example.org"}
        assert asked(f"{url}/health", **by_https)[2]["Strict-Transport-Security"]
        assert asked(f"{url}/health")[2]["Strict-Transport-Security"] is None
        with create_app(settings).app_context():
            with db.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001_the_house'")
            assert asked(f"{url}/ready")[:2] == (503, "no\n"), "an older page than the code's"
            with db.engine.begin() as connection:
                connection.exec_driver_sql("DROP TABLE alembic_version")
            assert asked(f"{url}/ready")[:2] == (503, "no\n")
            db.engine.dispose()
        assert asked(f"{url}/health")[:2] == (200, "ok\n"), "it lives, though it is not ready"
        program.stdin.close()
        assert program.wait(15) == 0
    finally:
        if program.poll() is None:
            server.stop(program)
        houses.remove_house(settings)


@pytest.mark.parametrize(
    ("proxies", "asker", "believed"),
    [((), "10.0.0.2", False), (("10.0.0.2/32",), "10.0.0.2", True), (("10.0.0.2/32",), "10.0.0.3", False)],
    ids=["none named", "the named one", "another"],
)
def test_only_a_named_proxy_may_say_for_whom_it_asks(session_app, proxies, asker, believed):
    app = create_app(replace(session_app.extensions["settings"], proxies=proxies))
    said = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    answer = app.test_client().get("/health", headers=said, environ_base={"REMOTE_ADDR": asker})
    assert ("Strict-Transport-Security" in answer.headers) is believed
    assert seen == ["203.0.113.7" if believed else asker]


def test_a_proxy_is_an_address_and_makes_cookies_travel_by_https_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("AASHRAY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("AASHRAY_KEYS", str(tmp_path / "keys"))
    assert from_environment().secure_cookies is False
    monkeypatch.setenv("AASHRAY_PROXY", "10.0.0.2, 192.168.9.0/24")
    assert from_environment().secure_cookies is True
    assert from_environment().proxies == ("10.0.0.2/32", "192.168.9.0/24")
    monkeypatch.setenv("AASHRAY_PROXY", "everybody")
    with pytest.raises(ValueError, match="AASHRAY_PROXY is 'everybody'"):
        from_environment()


def test_the_house_is_never_opened_to_a_network_in_clear(session_app):
    said = session_app.test_cli_runner().invoke(args=["start", "--host", "0.0.0.0"])
    assert said.exit_code == 1
    assert "Plain HTTP answers on this machine only" in said.output


def test_on_windows_the_start_itself_is_the_parent(monkeypatch):
    ran, start = [], importlib.import_module("office.start")  # the package holds the command of this name
    monkeypatch.setattr(
        start, "sys", SimpleNamespace(platform="win32", stdout=sys.stdout, executable=sys.executable)
    )
    monkeypatch.setattr(
        start.os, "execv", lambda *words: pytest.fail("no program becomes another on Windows")
    )
    monkeypatch.setattr(start.supervise, "run_plan", lambda plan: ran.append(json.loads(plan)) or 0)
    monkeypatch.chdir(PROJECT)
    for name in ("PYTHONPATH", "FLASK_APP"):
        monkeypatch.setenv(name, "app:create_app")
    with pytest.raises(SystemExit) as ended:
        start.become_parent({"address": ["127.0.0.1", 8000], "children": [start.scheduler()]})
    assert ended.value.code == 0
    assert ran[0]["children"][0]["name"] == "scheduler"


def test_the_page_that_helps_a_phone_shows_the_words_and_no_home_and_is_there_on_paper(
    session_app, tmp_path, monkeypatch
):
    certificates, _ = made(tmp_path)
    monkeypatch.setenv("AASHRAY_KEYS", str(certificates.folder))
    app = create_app(replace(session_app.extensions["settings"], lan_port=8443))
    browser = app.test_client()
    page = browser.get("/trust").get_data(as_text=True)
    print_ = authority.fingerprint(certificates.authority)
    assert " ".join(print_.words) in page
    assert " ".join(print_.pairs[:4]) in page
    assert "https://aashray.local:8443" in page
    paper = browser.get("/trust/paper")
    assert (paper.mimetype, paper.data[:5]) == ("application/pdf", b"%PDF-")
    assert browser.get("/trust/certificate").data == authority.as_der(certificates.authority)
    assert app.extensions["certificate_ends"]() == authority.ends(certificates.folder)
    closed = session_app.test_client()
    assert "This machine only" not in page
    assert "The house answers on this machine only" in closed.get("/trust").get_data(as_text=True)
    assert closed.get("/trust/certificate").status_code == 404


SERVICE = services.Service(
    program="C:\\Home & Co\\Aashray\\.venv\\Scripts\\python.exe",
    words=("-m", "flask", "--app", "app:create_app", "lan"),
    folder=Path("/srv/aashray 100%"),
    user="OFFICE\\ira",
    around={"AASHRAY_DATA": "/srv/the records"},
)


def test_systemd_starts_the_house_as_its_own_user_and_again_after_a_fall():
    unit = services.systemd_unit(replace(SERVICE, program="/srv/a b/python"), of_the_system=True)
    lines = unit.splitlines()
    for line in ("User=OFFICE\\ira", "WorkingDirectory=/srv/aashray 100%%", "Restart=on-failure", "UMask=0077",
                 'Environment="AASHRAY_DATA=/srv/the records"', "WantedBy=multi-user.target",
                 'ExecStart="/srv/a b/python" -m flask --app app:create_app lan'):  # fmt: skip
        assert line in lines
    own = services.systemd_unit(SERVICE, of_the_system=False)
    assert "User=" not in own
    assert "WantedBy=default.target" in own
    secret = {"AASHRAY_DATABASE_KEY": "00", "DATABASE_URL": "postgresql://a:b@c/d", "AASHRAY_DATA": "/d"}
    assert services.carried(secret) == {"AASHRAY_DATA": "/d"}, "a unit is read by everybody"


@pytest.mark.parametrize("at_boot", [True, False], ids=["at boot", "at sign-in"])
def test_windows_starts_the_house_by_a_task_that_never_times_out(at_boot):
    text = services.windows_task(SERVICE, at_boot=at_boot)
    task = ElementTree.fromstring(text.encode("utf-16"))
    said = {each.tag.split("}")[1]: each.text for each in task.iter()}
    assert said["Command"] == SERVICE.program
    assert said["Arguments"] == "-m flask --app app:create_app lan"
    assert said["ExecutionTimeLimit"] == "PT0S"
    assert said["LogonType"] == ("S4U" if at_boot else "InteractiveToken")
    assert ("BootTrigger" in said, "LogonTrigger" in said) == (at_boot, not at_boot)


def test_the_machine_is_told_to_start_the_house_and_to_leave_it(session_app, tmp_path, monkeypatch):
    told = []
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(
        commands.subprocess,
        "run",
        lambda command, check: told.append(command) or SimpleNamespace(returncode=0),
    )
    runner = session_app.test_cli_runner()
    place = tmp_path / "systemd" / "user" / "aashray.service"
    assert "does not start the house" in runner.invoke(args=["service", "status"]).output
    assert runner.invoke(args=["service", "install"]).exit_code == 0
    assert f"WorkingDirectory={PROJECT}" in place.read_text()
    assert told[1] == ("systemctl", "--user", "enable", "--now", "aashray")
    assert runner.invoke(args=["service", "remove"]).exit_code == 0
    assert not place.exists()
    assert runner.invoke(args=["service", "install", "--system"]).exit_code == 1
    monkeypatch.setattr(commands.sys, "platform", "win32")
    assert runner.invoke(args=["service", "install"]).exit_code == 0
    assert [command[1] for command in told[-2:]] == ["/Create", "/Run"]
