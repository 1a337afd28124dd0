"""The gatehouse's rules, without a database."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import rules
from accounts.banned import is_common, words
from accounts.banned.build import common_words
from accounts.roles import Role
from accounts.tokens import fold_code, hash_code, new_code, new_totp_secret
from foundation.refusals import Refused

NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "failures", "seconds"),
    [
        ("pair", 0, 0), ("pair", 4, 0), ("pair", 5, 1), ("pair", 6, 2), ("pair", 9, 16), ("pair", 40, 900),
        ("address", 29, 0), ("address", 30, 1), ("address", 60, 60),
        ("account", 299, 0), ("account", 300, 1), ("account", 100_000, 4),
        ("code", 5, 1), ("code_account", 29, 0), ("code_account", 90, 300),
        ("setup", 4, 0), ("setup", 5, 1),
    ],
)  # fmt: skip
def test_each_failure_past_the_free_ones_doubles_the_wait(kind, failures, seconds):
    assert rules.wait_after(kind, failures) == timedelta(seconds=seconds)


@given(st.sampled_from(sorted(rules.THROTTLES)), st.integers(0, 5000))
def test_the_wait_never_shrinks_with_failures_and_never_passes_its_limit(kind, failures):
    assert (
        rules.wait_after(kind, failures)
        <= rules.wait_after(kind, failures + 1)
        <= rules.THROTTLES[kind].longest
    )


def test_what_is_left_to_wait_is_told_in_whole_seconds_and_forgotten_after_a_day():
    last = NOW - timedelta(seconds=0.5)
    assert rules.seconds_to_wait("pair", 6, last_at=last, now=NOW) == 2
    assert rules.seconds_to_wait("pair", 6, last_at=NOW - timedelta(seconds=2), now=NOW) == 0
    assert rules.seconds_to_wait("pair", 99, last_at=NOW - timedelta(hours=24), now=NOW) == 0
    assert rules.failures_now(99, last_at=NOW - timedelta(hours=24), now=NOW) == 0


@pytest.mark.parametrize("name", ["ab", "a" * 41, "debika roy!", "দেবিকা", "..."])
def test_a_sign_in_name_that_cannot_be_typed_everywhere_is_refused(name):
    with pytest.raises(Refused):
        rules.ensure_sign_in_name(name)


def test_a_sign_in_name_is_folded():
    assert rules.fold_name("  Debika.Roy ") == "debika.roy"
    rules.ensure_sign_in_name("debika.roy-2")


@pytest.mark.parametrize(
    "password",
    [
        "short", "elevenchars", "aaaaaaaaaaaa", "123456789012", "abcdefghijkl", "qwertyuiop12", "Password1234!",
        "passwordpassword", "P@ssw0rd-2026", "Krishnachura2026", "jaimatadi12345", "ILoveYou12345", "welcome-admin-1",
        "lovelykolkata", "abababababab", "debika.roy rocks", "the KRISHNACHURA gate",
    ],
)  # fmt: skip
def test_a_weak_or_telling_password_is_refused(password):
    with pytest.raises(Refused):
        rules.ensure_password(password, names=("Debika Roy", "debika.roy", "Krishnachura"))


@pytest.mark.parametrize(
    "password",
    ["kagoj nouka brishti", "মেঘের কোলে রোদ হেসেছে", "seven green umbrellas wait", "tK9#vulture-plum"],
)
def test_words_that_only_one_person_would_put_together_are_taken(password):
    rules.ensure_password(password, names=("Debika Roy", "debika.roy", "Krishnachura Girls Home"))


def test_the_list_of_common_passwords_is_long_and_made_from_its_patterns():
    assert len(words()) >= 3000
    assert words() == frozenset(common_words())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789 ", min_size=1, max_size=40))
def test_looking_at_a_password_never_breaks(password):
    assert is_common(password) in (True, False)


def test_a_code_fits_one_step_early_or_late_and_never_twice():
    secret = new_totp_secret()
    totp, step = pyotp.TOTP(secret), int(NOW.timestamp()) // 30
    for drift in (-1, 0, 1):
        code = totp.generate_otp(step + drift)
        assert rules.totp_step_of(secret, code, now=NOW, last_step=None) == step + drift
        assert rules.totp_step_of(secret, code, now=NOW, last_step=step + drift) is None
    assert rules.totp_step_of(secret, totp.generate_otp(step - 2), now=NOW, last_step=None) is None
    assert rules.totp_step_of(secret, totp.generate_otp(step - 1), now=NOW, last_step=step) is None
    assert rules.totp_step_of(secret, "", now=NOW, last_step=None) is None


def test_those_who_see_confidential_matters_are_locked_sooner():
    assert rules.idle_span(["teacher"], short=10, ordinary=30) == timedelta(minutes=30)
    assert rules.idle_span(["teacher", "doctor"], short=10, ordinary=30) == timedelta(minutes=10)


def test_a_clock_that_is_set_back_gives_nobody_a_longer_sign_in():
    idle, hour = timedelta(minutes=10), timedelta(hours=1)
    left, _absolute = rules.seconds_left(
        last_seen_at=NOW + hour, absolute_until=NOW + hour, idle=idle, now=NOW
    )
    assert left == 600


@pytest.mark.parametrize(
    ("roles", "is_set", "required_from", "needs"),
    [
        (["superintendent"], False, None, True),
        (["superintendent"], True, None, False),
        (["teacher"], False, None, False),
        (["teacher", "counsellor"], False, None, True),
        (["nurse"], False, NOW + timedelta(days=1), False),
        (["nurse"], False, NOW, True),
    ],
)
def test_the_second_factor_is_asked_of_the_posts_that_need_it(roles, is_set, required_from, needs):
    assert rules.needs_second_factor(roles, is_set=is_set, required_from=required_from, now=NOW) is needs


@pytest.mark.parametrize("role", list(Role))
def test_heavy_posts_posts_for_oneself_and_requests_wait_for_a_second_person(role):
    assert rules.needs_agreement(role, is_for_giver=True, is_request=False)
    assert rules.needs_agreement(role, is_for_giver=False, is_request=True)
    assert rules.needs_agreement(role, is_for_giver=False, is_request=False) == (role in rules.TWO_PERSONS)


def test_an_inspector_s_post_needs_an_end():
    with pytest.raises(Refused):
        rules.ensure_post_dates(NOW, None, role=Role.INSPECTOR)
    with pytest.raises(Refused):
        rules.ensure_post_dates(NOW, NOW, role=Role.TEACHER)
    rules.ensure_post_dates(NOW, NOW + timedelta(hours=8), role=Role.INSPECTOR)


def test_a_written_down_code_is_read_however_it_is_typed():
    code = new_code()
    assert hash_code(code) == hash_code(f" {code.upper().replace('-', ' ')} ")
    assert fold_code("O0iIl1") == "001111"
    assert len(fold_code(code)) == 16


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        ("", ""),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_browser_is_named_in_words_that_its_owner_knows(agent, words):
    assert rules.short_agent(agent) == words
