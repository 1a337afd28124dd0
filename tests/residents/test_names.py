"""One key for every script and spelling of a name; different names stay apart."""

import pytest

from residents.names import key_of, keys_of, likeness


@pytest.mark.parametrize(
    "spellings",
    [
        "Laxmi Lakshmi লক্ষ্মী लक्ष्मी",
        "Sk Sheikh Shaikh শেখ शेख",
        "Priya Pria প্রিয়া प्रिया",
        "Rupali রূপালী रूपाली",
        "Sardar সর্দার सरदार",
        "Sarkar Sorkar সরকার",
        "Chattopadhyay চট্টোপাধ্যায়",
        "Kakoli Kakali কাকলি",
        "Mousumi Mausumi মৌসুমী",
        "Yamuna Jamuna যমুনা",
        "Anjali অঞ্জলি अंजलि",
        "Md Mohammad মহম্মদ",
        "Tirkey Tirki তির্কি",
    ],
)
def test_every_spelling_of_a_name_has_one_key(spellings):
    assert len({key_of(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Priya", "Riya"), ("Rupali", "Rupa"), ("Mina", "Mona"), ("Asha", "Usha")]
)
def test_different_names_stay_apart(one, other):
    assert key_of(one) != key_of(other)


def test_both_scripts_of_a_name_share_their_words():
    assert keys_of("Rupali Sardar", "রূপালী সর্দার") == " rupli srdr"


def test_a_name_of_signs_has_no_key():
    assert keys_of("", "!!! ---") == ""


def test_the_likeliest_comes_first():
    assert likeness("Rita", "Rita Das") > likeness("Rita", "Ritika Das")
