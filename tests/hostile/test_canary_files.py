"""Nothing about a child lies in clear in any file: searched while bytes come in, while papers are drawn, and after."""

import io
import random
import re
import socket
import string
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import psutil
import pytest
import sqlalchemy as sa
from PIL import Image

from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from residents.models import CaseFile, Child, Placement
from tests.factories import accounts, homes
from tests.hostile.visitors import Wire, admission, multipart, visitor
from tests.support.server import running

NAME, LOCAL, MARKS, HIDDEN = "Qzvkanarifile", "ঝঙ্কারগোপন", "Qzvscarfile", "Qzvexiffile"
WORDS = (NAME, LOCAL, MARKS, HIDDEN, NAME.upper())
SIGNATURES = {
    "JPEG": rb"\xff\xd8\xff(?:[\xe0\xe1\xee]..(?:JFIF|Exif|Adobe)|\xdb\x00[\x43\x84])",
    "PNG": rb"\x89PNG\r\n\x1a\n",
    "PDF": rb"%PDF-1",
    "ZIP": rb"PK\x03\x04[\x0a\x14\x2d]\x00",
}
UPLOAD = 5 * 2**20
PAPER = 2 * 2**20
LINES, WORDS_A_LINE = 1300, 32


def noise(size: tuple[int, int], seed: int) -> Image.Image:
    """Answer a picture that cannot be compressed."""
    return Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3))


def photo() -> bytes:
    """Answer a JPEG with a canary in its EXIF and in a comment."""
    hidden, out = Image.Exif(), io.BytesIO()
    hidden[0x010E] = HIDDEN
    noise((400, 300), 1).save(out, "JPEG", quality=90, exif=hidden, comment=HIDDEN.encode())
    return out.getvalue()


def scan() -> bytes:
    """Answer a PNG of at least five megabytes."""
    out = io.BytesIO()
    noise((1500, 1200), 2).save(out, "PNG", compress_level=1)
    assert out.tell() > UPLOAD
    return out.getvalue()


def needles(*pictures: bytes) -> list[re.Pattern[bytes]]:
    """Answer what must be nowhere: each word in both encodings, each signature, and pieces of each picture.

    One pattern each: a pattern that begins with fixed bytes is looked for quickly, a choice of many is not.
    """
    said = [re.escape(word.encode(code)) for word in WORDS for code in ("utf-8", "utf-16-le", "utf-16-be")]
    pieces = [
        re.escape(p[at : at + 24]) for p in pictures for at in range(len(p) // 3, len(p) - 64, len(p) // 3)
    ]
    return [re.compile(each, re.DOTALL) for each in (*said, *SIGNATURES.values(), *pieces)]


class Searcher:
    """Searches every file of some folders, and every file that the server's processes hold open, again and again."""

    def __init__(self, folders: list[Path], wanted: list[re.Pattern[bytes]]) -> None:
        self.folders, self.wanted = folders, wanted
        self.found: list[str] = []
        self.files = self.rounds = 0
        self.seen: dict[Path, tuple[int, int]] = {}

    def files_here(self) -> set[Path]:
        """Answer every file in the folders, and those that were deleted but are still held open."""
        here = {p for folder in self.folders for p in folder.rglob("*") if p.is_file()}
        for process in psutil.process_iter(["cmdline"]):
            if "office.web_server" in (process.info["cmdline"] or ()):
                here |= _held_open(process.pid, self.folders)
        return here

    def search(self, when: str) -> None:
        """Search every file that is new or was written since the last search."""
        self.rounds += 1
        for path in self.files_here():
            try:
                known = path.stat()
                if self.seen.get(path) == (known.st_mtime_ns, known.st_size):
                    continue
                body = path.read_bytes()
            except OSError:
                continue  # it went while we looked
            self.seen[path] = (known.st_mtime_ns, known.st_size)
            self.files += 1
            for hit in filter(None, (each.search(body) for each in self.wanted)):
                self.found.append(f"{when}: {path} at {hit.start()}: {hit[0][:24]!r}")

    @contextmanager
    def while_(self, when: str):
        """Search again and again until the block ends, then once more."""
        stop = Flag()

        def go() -> None:
            while not stop.is_set():
                self.search(when)
                time.sleep(0.15)

        searching = Thread(target=go)
        searching.start()
        try:
            yield
        finally:
            stop.set()
            searching.join()
            self.search(f"after {when}")


def _held_open(pid: int, folders: list[Path]) -> set[Path]:
    held = set()
    for link in Path(f"/proc/{pid}/fd").glob("*"):
        try:
            place = str(link.readlink())
        except OSError:
            continue
        if place.endswith("(deleted)") and any(place.startswith(str(folder)) for folder in folders):
            held.add(link)
    return held


def send_slowly(port: int, who, url: str, body: bytes, headers: dict[str, str]) -> bytes:
    """Send an upload in ten pieces with pauses, so that its first half lies with the server for a while."""
    said = {
        **who.headers,
        **headers,
        "Host": "127.0.0.1",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(f"POST {url} HTTP/1.1\r\n{head}\r\n".encode())
        step = len(body) // 10 + 1
        for at in range(0, len(body), step):
            try:
                line.sendall(body[at : at + step])
            except OSError:
                break  # it was answered before all was sent: the answer says why
            time.sleep(0.1)
        return line.recv(4096)


@pytest.fixture
def furnished(house, monkeypatch, tmp_path):
    """A house with a home and a long roll, and a folder for temporary files of its server alone."""
    from app import create_app

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    app = create_app(house)
    with app.app_context():
        home = homes.make_home("KRS", sanctioned_strength=100_000)
        home_id = home.id
        user_id = accounts.make_user(Role.SUPERINTENDENT, home_id).id
        second_id = accounts.make_user(Role.HEAD_OFFICE).id
        _fill(home_id)
        db.session.remove()
    who, second = visitor(app, user_id), visitor(app, second_id)
    yield house, who, second, tmp_path
    with app.app_context():
        db.engine.dispose()


def seen(chance: random.Random) -> str:
    """Answer words that are nobody's and cannot be compressed, so that the paper grows large."""
    return " ".join("".join(chance.choices(string.ascii_letters, k=9)) for _ in range(WORDS_A_LINE))


def _fill(home_id) -> None:
    """Put many children on the roll at once, each with the canaries."""
    now = clock.now()
    begin_write()
    ids, chance = [(new_id(), new_id()) for _ in range(LINES)], random.Random(4)
    with across_homes("a factory"):
        for model, rows in (
            (Child, [{"id": c, "name": NAME, "name_local": LOCAL, "marks": f"{MARKS} {seen(chance)}", "sex": "girl",
                      "version": 1, "age_years_stated": 12, "age_stated_on": now.date()} for c, _ in ids]),
            (CaseFile, [{"id": f, "home_id": home_id, "child_id": c, "code": f"KRS-2025-{n:04d}", "serial": n,
                         "year": 2025, "opened_at": now, "version": 1} for n, (c, f) in enumerate(ids, 1)]),
            (Placement, [{"id": new_id(), "home_id": home_id, "case_file_id": f, "kind": "residential", "version": 1,
                          "register_no": n, "started_at": now, "written_at": now} for n, (_, f) in enumerate(ids, 1)]),
        ):  # fmt: skip
            db.session.execute(sa.insert(model), rows)
        db.session.commit()


def test_no_file_holds_a_child_in_clear(furnished, record_property):
    house, who, second_person, temporary = furnished
    first, second = photo(), scan()
    searcher = Searcher([house.data_folder, temporary], needles(first, second))
    with running(house) as address:
        port = int(address.rsplit(":", 1)[1])
        wire = Wire(port, who)
        with searcher.while_("an admission with a photograph"):
            body, headers = multipart(
                admission(NAME, marks=MARKS, name_local=LOCAL), photo=("photo.jpg", first)
            )
            status, location, _said = wire.send("POST", "/homes/KRS/children/admit", body, headers)
            assert status == 303
        with searcher.while_("an upload of five megabytes"):
            body, headers = multipart({"taken_on": "02 11 2026"}, photo=("scan.png", second))
            answer = send_slowly(port, who, f"{location}/photo/add", body, headers)
            assert answer.startswith(b"HTTP/1.1 303"), answer[:200]
        with searcher.while_("a draft"):
            fields = f'{{"fields": {{"name": "{NAME}"}}}}'.encode()
            status, _to, said = wire.send(
                "PUT", "/drafts?place=/homes/KRS/children/admit", fields, {"Content-Type": "application/json"}
            )
            assert status == 200, said
        with searcher.while_("a paper of two megabytes"):
            paper = long_print(wire, "pdf", {"language": "en_IN"})
            assert paper[:5] == b"%PDF-"
        with searcher.while_("a spreadsheet"):
            book = exported(wire, Wire(port, second_person))
            assert book[:2] == b"PK"
    searcher.search("after the end")
    size = (
        f"{len(second) / 2**20:.1f} MB scan, {len(paper) / 2**20:.1f} MB PDF, {len(book) / 2**20:.1f} MB XLSX"
    )
    found = f"{searcher.rounds} searches, {searcher.files} files, {len(searcher.found)} found"
    record_property("canaries", f"{size}; {found}")
    assert searcher.found == [], "\n".join(searcher.found[:20])
    assert searcher.rounds > 10
    assert searcher.files >= 6  # two pictures with their thumbnails, a paper and a spreadsheet
    assert len(paper) > PAPER


def long_print(wire: Wire, shape: str, typed: dict[str, str]) -> bytes:
    """Print the admission register, which is long work, and fetch what it made."""
    status, location, said = wire.post(f"/homes/KRS/registers/admission-discharge/{shape}", typed)
    assert status == 303, said[:300]
    for _ in range(600):
        status, _to, body = wire.get(f"{location}/file")
        if status == 200:
            return body
        time.sleep(0.2)
    raise AssertionError(wire.get(f"{location}/state"))


def exported(wire: Wire, second: Wire) -> bytes:
    """Ask for the admission register as a spreadsheet, let head office agree, and fetch the encrypted file."""
    status, ask, said = wire.post("/homes/KRS/registers/admission-discharge/export", {"format": "xlsx"})
    assert (status, "/ask" in ask) == (303, True), said[:300]
    why = {"purpose": "The count of the year", "recipient": "house"}
    status, place, said = wire.post(ask, why)
    assert status == 303, said[:300]
    assert second.post(f"{place}/agree", {})[0] == 303
    assert wire.post(place, {})[0] == 200
    status, _to, body = wire.get(f"{place}/file")
    assert status == 200
    return body


def test_the_search_finds_what_lies_in_clear(tmp_path):
    """Each kind of trace, planted by hand, is found."""
    traces = {
        "name": NAME.encode(), "utf16": LOCAL.encode("utf-16-le"), "jpeg": photo()[:400], "png": scan()[:400],
        "pdf": b"%PDF-1.4", "zip": b"PK\x03\x04\x14\x00\x00", "piece": photo()[len(photo()) // 3 :][:100],
    }  # fmt: skip
    for name, trace in traces.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "trace").write_bytes(b"\x00" * 500 + trace + b"\x00" * 500)
        searcher = Searcher([folder], needles(photo()))
        searcher.search("here")
        assert searcher.found, name
    (tmp_path / "name" / "trace").write_bytes(random.Random(3).randbytes(4_000_000))
    searcher = Searcher([tmp_path / "name"], needles(photo()))
    searcher.search("here")
    assert searcher.found == []
