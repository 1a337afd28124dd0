"""Sealed text and files: unreadable without their key, unforgeable, gone when the key is destroyed."""

import io

import pytest
import sqlalchemy as sa
from PIL import Image

from foundation import drafts, files
from foundation.db import db, new_id
from foundation.files import StoredFile, prepare, store_upload
from foundation.refusals import Refused
from foundation.scope import within_homes
from foundation.sealed import DataKey, Sealed, SealedText, Unreadable, destroy_keys, seal
from tests.factories.homes import make_home


def jpeg(size=(800, 600), exif=True):
    picture = Image.new("RGB", size, (120, 60, 30))
    out = io.BytesIO()
    facts = Image.Exif()
    facts[0x010E] = "Kanchan Canary"
    facts[0x0110] = "A telling camera"
    picture.save(out, "JPEG", exif=facts if exif else b"", comment=b"Kanchan Canary")
    return out.getvalue()


def test_a_sealed_text_opens_to_what_was_sealed(session):
    child = new_id()
    assert seal("  আমি ভয় পাই ", owner=("child", child)).open() == "আমি ভয় পাই"


def test_two_seals_of_one_text_differ_and_tell_no_more_than_its_length(session):
    child = new_id()
    one, two = (seal("the same", owner=("child", child)) for _ in "ab")
    assert one.token != two.token
    assert b"same" not in one.token
    assert db.session.scalar(sa.select(sa.func.count()).select_from(DataKey)) == 1


def test_a_changed_byte_is_unreadable(session):
    token = bytearray(seal("what she said", owner=("child", new_id())).token)
    token[-1] ^= 1
    with pytest.raises(Unreadable):
        Sealed(bytes(token)).open()


def test_a_destroyed_key_destroys_the_text_of_its_child_only(session):
    one, other = new_id(), new_id()
    gone, kept = seal("one", owner=("child", one)), seal("other", owner=("child", other))
    assert destroy_keys(("child", one)) == 1
    db.session.flush()
    with pytest.raises(Unreadable):
        gone.open()
    assert kept.open() == "other"
    assert seal("anew", owner=("child", one)).open() == "anew"


def test_a_sealed_column_refuses_plain_text():
    with pytest.raises(TypeError):
        SealedText().process_bind_param("plain", None)


@pytest.fixture
def home(session):
    home = make_home(code="AAA")
    with within_homes([home.id]):
        yield home


def test_a_photograph_is_kept_without_its_hidden_facts(home):
    owner = ("child", new_id())
    stored = store_upload(prepare("photo.jpg", jpeg()), owner=owner, home_id=home.id)
    db.session.commit()
    on_disk = files.place_of(stored.id).read_bytes()
    assert b"\xff\xd8\xff" not in on_disk
    assert b"Canary" not in on_disk
    body = files.open_stored(stored)
    assert b"Canary" not in body
    assert b"telling" not in body
    assert Image.open(io.BytesIO(body)).size == (800, 600)
    thumb = files.open_stored(files.find(stored.id, thumb=True))
    assert max(Image.open(io.BytesIO(thumb)).size) == files.THUMB_EDGE


def test_a_file_of_many_chunks_comes_back_whole_and_a_cut_or_moved_chunk_is_seen(home):
    body = bytes(range(256)) * 1000
    stored = files.store(body, kind="application/pdf", owner=("child", new_id()), home_id=home.id)
    db.session.commit()
    place = files.place_of(stored.id)
    whole = place.read_bytes()
    assert files.open_stored(stored) == body
    step = files.CHUNK + 16
    first, second = whole[8 : 8 + step], whole[8 + step : 8 + 2 * step]
    for tampered in (
        whole[:-1],
        whole[: 8 + step],
        whole[:8] + second + first + whole[8 + 2 * step :],
    ):
        place.write_bytes(tampered)
        with pytest.raises(Unreadable):
            files.open_stored(stored)


def test_an_upload_that_is_undone_leaves_no_file(home):
    stored = store_upload(prepare("photo.jpg", jpeg()), owner=("child", new_id()), home_id=home.id)
    place = files.place_of(stored.id)
    assert place.exists()
    db.session.rollback()
    assert not place.exists()
    assert db.session.scalars(sa.select(StoredFile)).all() == []


def bomb():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("empty.jpg", b"", "empty.jpg is empty"),
        ("page.jpg", b"<html><script>alert(1)</script>", "page.jpg is not a photograph"),
        ("film.jpg", b"\x00\x00\x00\x18ftypmp42" + b"\0" * 100, "film.jpg is not a photograph"),
        ("half.jpg", jpeg()[:200], "half.jpg cannot be opened"),
        ("large.jpg", jpeg() + b"\0" * 11 * 2**20, "large.jpg is larger than 10 MB"),
    ],
)
def test_a_wrong_file_is_refused_by_name(session, name, body, why):
    with pytest.raises(Refused, match=why):
        prepare(name, body)


def test_a_picture_of_too_many_pixels_is_refused_by_name(session):
    with pytest.raises(Refused, match=r"bomb\.png has too many pixels"):
        prepare("bomb.png", bomb())


def test_a_draft_is_its_writers_alone_and_sealed(session):
    writer, other = new_id(), new_id()
    drafts.keep(
        "/children/new", {"name": "Kanchan Canary", "password": "secret", "marks": ["a", "b"]}, user_id=writer
    )
    db.session.flush()
    fields, _kept_at = drafts.kept("/children/new", user_id=writer)
    assert fields["name"] == "Kanchan Canary"
    assert fields.getlist("marks") == ["a", "b"]
    assert "password" not in fields
    assert drafts.kept("/children/new", user_id=other) is None
    assert b"Canary" not in db.session.scalar(sa.select(drafts.Draft)).fields.token
