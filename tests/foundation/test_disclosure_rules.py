"""The rules of exports and disclosures: two persons, grounds, times, lines that are left out, the file itself."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
import pyzipper

from foundation import clock
from foundation.disclosures import ExportRequest, rules
from foundation.disclosures.copy import CopyLine, CopyPart, FileCopy, key_of
from foundation.disclosures.parcel import pack, parcel_name
from foundation.disclosures.passphrase import BITS, new_passphrase
from foundation.refusals import Refused
from foundation.registers import Cell, Line, children_in

NOW = clock.now()
HEAD, OFFICER = uuid4(), uuid4()


def wish(**said):
    facts = {"asked_by": HEAD, "verdict": "", "expires_at": NOW + timedelta(hours=24), "case_file_id": None}
    return ExportRequest(**{**facts, **said})


@pytest.mark.parametrize(
    ("children", "lately", "is_sealed", "two"),
    [(5, 0, False, False), (6, 0, False, True), (3, 2, False, False), (3, 3, False, True), (1, 0, True, True),
     (0, 9, True, False)],
    ids=["five", "six", "five in all", "six in all", "sealed", "nobody"],
)  # fmt: skip
def test_more_than_five_children_or_a_sealed_class_need_two(children, lately, is_sealed, two):
    assert rules.needs_two(children, lately=lately, is_sealed=is_sealed, at_most=5) is two


@pytest.mark.parametrize(
    ("told", "field"),
    [(("", "", "", ""), "recipient"), (("press", "", "", ""), "recipient"), (("police", "", "", ""), "recipient_words"),
     (("police", "SI Das", "", ""), "ground"), (("court", "Bench", "order", " "), "reference"),
     (("ngo", "A fund", "consent", "1"), "ground"), (("other", "A clerk", "law", ""), "reference")],
    ids=["nobody", "unknown", "no office", "no ground", "no number", "a donor", "no law"],
)  # fmt: skip
def test_whom_and_on_what_ground_is_asked_at_its_field(told, field):
    with pytest.raises(Refused) as refused:
        rules.ensure_told(*told, asked=True)
    assert refused.value.field == field
    rules.ensure_told("house", "", "", "", asked=True)
    with pytest.raises(Refused):
        rules.ensure_told("house", "", "", "", asked=False)
    rules.ensure_told("ngo", "A fund", "permission", "CWC 4/2026", asked=True)
    rules.ensure_told("child", "", "own_record", "", asked=True)


def test_who_may_say_the_second_word_and_when():
    def says(row, *, by=OFFICER, is_off_site=True, after=0.0):
        try:
            rules.ensure_may_decide(row, by=by, is_off_site=is_off_site, now=NOW + timedelta(hours=after))
        except Refused as refused:
            return str(refused)
        return ""

    assert says(wish()) == ""
    assert "Another person agrees" in says(wish(), by=HEAD)
    assert "too long ago" in says(wish(), after=24)
    assert "answered this already" in says(wish(verdict="agreed"))
    assert "taken it back" in says(wish(withdrawn_at=NOW))
    assert "Head office or the privacy officer" in says(wish(), is_off_site=False)
    assert says(wish(case_file_id=uuid4()), is_off_site=False) == ""


@pytest.mark.parametrize(
    ("said", "state"),
    [({}, "waiting"), ({"verdict": "agreed"}, "agreed"), ({"verdict": "refused"}, "refused"),
     ({"withdrawn_at": NOW}, "withdrawn"), ({"expires_at": NOW}, "lapsed"),
     ({"verdict": "agreed", "expires_at": NOW}, "lapsed"),
     ({"made_at": NOW, "kept_until": NOW + timedelta(days=7)}, "ready"), ({"made_at": NOW, "kept_until": NOW}, "gone"),
     ({"made_at": NOW, "gone_at": NOW}, "gone")],
    ids=["asked", "agreed", "refused", "taken back", "a day later", "agreed long ago", "made", "a week later", "swept"],
)  # fmt: skip
def test_how_far_an_export_is_and_only_an_agreed_one_is_made(said, state):
    row = wish(**said)
    assert rules.state_of(row, now=NOW) == state
    with pytest.raises(Refused):
        rules.ensure_may_make(row, by=OFFICER, now=NOW)
    if state == "agreed":
        rules.ensure_may_make(row, by=HEAD, now=NOW)
        return
    with pytest.raises(Refused):
        rules.ensure_may_make(row, by=HEAD, now=NOW)


def test_a_purpose_and_a_giving_say_something():
    for said in ("", "   ", "for them"):
        with pytest.raises(Refused):
            rules.ensure_purpose(said)
    rules.ensure_purpose("For the meeting")
    for means, what, at in (
        ("file", " ", NOW),
        ("pigeon", "List", NOW),
        ("file", "List", NOW + timedelta(hours=1)),
    ):
        with pytest.raises(Refused):
            rules.ensure_given(means, what, at, now=NOW)


def test_a_line_is_left_out_with_a_ground_and_what_it_said_is_not_kept():
    lines = tuple(
        CopyLine(key_of("family", "1 May", words, 0), "1 May", words) for words in ("Her aunt", "Her day")
    )
    copy = FileCopy((CopyPart("Family", lines),))
    aunt = lines[0].key
    with pytest.raises(Refused) as refused:
        rules.ensure_left_out({aunt: ""}, copy.keys)
    assert refused.value.field == f"ground-{aunt}"
    with pytest.raises(Refused):
        rules.ensure_left_out({"elsewhere": "third"}, copy.keys)
    rules.ensure_left_out({aunt: "third"}, copy.keys)
    kept = copy.without({aunt: "third"}).as_text()
    assert "aunt" not in kept
    again = FileCopy.of_text(kept)
    assert (again.lines, again.left_out, again.digest) == (2, 1, copy.digest)
    assert copy.digest != FileCopy((CopyPart("Family", lines[:1]),)).digest


def test_the_file_opens_with_its_passphrase_alone():
    passphrase = new_passphrase()
    assert BITS > 80
    assert passphrase.replace("-", "").isdigit()
    assert new_passphrase() != passphrase
    body = pack(b"Rupali Sardar" * 99, name="KRS-2026-001-file.pdf", passphrase=passphrase)
    assert b"Rupali" not in body
    with pyzipper.AESZipFile(io.BytesIO(body)) as parcel:
        [inside] = parcel.infolist()
        assert inside.wz_aes_strength == 3  # AES-256
        assert parcel.read(inside, pwd=passphrase.encode()).startswith(b"Rupali")
        for wrong in (b"", new_passphrase().encode()):
            with pytest.raises(RuntimeError):
                parcel.read(inside, pwd=wrong)
    assert parcel_name("KRS-2026-001-file.pdf") == "KRS-2026-001-file.zip"


def test_children_are_counted_once_however_they_stand_in_the_lines():
    file = uuid4()
    lines = [
        Line(1, (Cell("Rupali Sardar", code="KRS-2026-001", name_of=file), "KRS-2026-002, KRS-2026-003")),
        Line(2, (Cell("KRS-2026-001"), None)),
        Line(3, (Cell("Mina", name_of=file),)),
        Line.gap("47 counted", "KRS-2026-004 came later"),
    ]
    assert len(children_in(lines)) == 5
    assert children_in([Line(1, ("Rice", "4 kg"))]) == frozenset()
