"""The keys: made once, private, never made anew over records that need the old ones."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from foundation.keys import FILES, KeyTrouble, load, load_or_create

posix = pytest.mark.skipif(
    os.name != "posix", reason="Windows keeps private files by the profile folder's rights"
)


def test_a_first_start_makes_four_different_private_keys(tmp_path):
    keys = load_or_create(tmp_path / "keys")
    assert len({keys.database, keys.sealing, keys.audit, keys.session}) == 4
    assert {len(k) for k in (keys.database, keys.sealing, keys.audit, keys.session)} == {32}
    assert sorted(p.name for p in (tmp_path / "keys").iterdir()) == sorted(file for file, _ in FILES.values())


@posix
def test_nobody_else_can_read_what_a_first_start_made(tmp_path):
    load_or_create(tmp_path / "keys")
    modes = {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_second_start_finds_the_same_keys(tmp_path):
    assert load_or_create(tmp_path / "keys") == load_or_create(tmp_path / "keys")


def test_two_first_starts_at_once_agree(tmp_path):
    with ThreadPoolExecutor(8) as many:
        found = list(many.map(lambda _: load_or_create(tmp_path / "keys"), range(8)))
    assert all(keys == found[0] for keys in found)


@posix
def test_a_key_that_others_can_read_is_refused_with_the_command_that_mends_it(tmp_path):
    load_or_create(tmp_path / "keys")
    (tmp_path / "keys" / "sealing.key").chmod(0o644)
    with pytest.raises(KeyTrouble, match="chmod 600 .*sealing.key"):
        load(tmp_path / "keys")


@posix
def test_a_key_folder_that_others_can_enter_is_refused(tmp_path):
    load_or_create(tmp_path / "keys")
    (tmp_path / "keys").chmod(0o755)
    with pytest.raises(KeyTrouble, match="chmod 700"):
        load(tmp_path / "keys")


def test_keys_among_the_records_are_refused(tmp_path):
    with pytest.raises(KeyTrouble, match="AASHRAY_KEYS"):
        load_or_create(tmp_path / "data" / "keys", records=tmp_path / "data")


def test_a_lost_key_is_not_made_anew_over_records(tmp_path):
    load_or_create(tmp_path / "keys")
    (tmp_path / "keys" / "database.key").unlink()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "aashray.db").touch()
    with pytest.raises(KeyTrouble, match="missing: database"):
        load_or_create(tmp_path / "keys", records=tmp_path / "data")
    assert not (tmp_path / "keys" / "database.key").exists()


def test_a_damaged_key_is_refused_by_name(tmp_path):
    load_or_create(tmp_path / "keys")
    (tmp_path / "keys" / "audit.key").write_text("not a key\n")
    with pytest.raises(KeyTrouble, match="audit.key"):
        load(tmp_path / "keys")


def test_the_environment_goes_before_the_files(tmp_path, monkeypatch):
    load_or_create(tmp_path / "keys")
    monkeypatch.setenv("AASHRAY_DATABASE_KEY", "ab" * 32)
    assert load(tmp_path / "keys").database == b"\xab" * 32


def test_keys_given_by_the_environment_are_not_written_to_disk(tmp_path, monkeypatch):
    for _, variable in FILES.values():
        monkeypatch.setenv(variable, "cd" * 32)
    load_or_create(tmp_path / "keys")
    assert not (tmp_path / "keys").exists()


def test_keys_do_not_show_themselves_in_a_log(tmp_path):
    keys = load_or_create(tmp_path / "keys")
    assert keys.database.hex() not in repr(keys)
    assert repr(keys.database) not in repr(keys)
