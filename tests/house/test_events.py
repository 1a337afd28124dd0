"""Every event has its sentence in every language, and a name by one grammar."""

import re

import pytest

from foundation import languages

PLACES = re.compile(r"%\((\w+)\)s")
GRAMMAR = re.compile(r"[a-z]+(?:\.[a-z]+(?:[_-][a-z]+)*){2}")


@pytest.fixture
def features(session_app):
    return session_app.extensions["house"].features


def test_every_room_that_acts_records_events(features):
    """A room with a view that writes has deeds to tell of."""
    assert [feature.name for feature in features if not feature.events] == []


def test_every_event_is_named_area_thing_and_what_happened(features):
    events = [event for feature in features for event in feature.events]
    assert [e for e in events if not GRAMMAR.fullmatch(str(e))] == []
    assert len({str(e) for e in events}) == len(events)


def test_an_event_begins_with_the_name_of_its_room(features):
    engines = ("registers", "paper")
    strange = [e for f in features for e in f.events if str(e).split(".")[0] not in (f.name, *engines)]
    assert strange == []


def test_every_event_has_a_sentence_and_every_sentence_an_event(features):
    for feature in features:
        assert set(feature.events) - set(feature.sentences) == set(), feature.name
        assert set(feature.sentences) - set(feature.events) == set(), feature.name


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_every_sentence_can_be_filled_in_every_language(language, session_app, features):
    for feature in features:
        for event, sentence in feature.sentences.items():
            with session_app.app_context():
                with languages.force("en_IN"):
                    places = set(PLACES.findall(str(sentence)))
                with languages.force(language):
                    said = str(sentence)
            assert said, f"{event} says nothing"
            assert set(PLACES.findall(said)) == places, f"{event} in {language}: {said}"
            assert "%" not in said % dict.fromkeys(places, "x"), f"{event} in {language}: {said}"


def test_a_sentence_tells_what_happened_and_not_what_was_written(features):
    """The record never holds the text of a note: no sentence may have a place for one."""
    content = {
        "text",
        "note",
        "notes",
        "summary",
        "plan",
        "password",
        "marks",
        "address",
        "phone",
        "child",
        "name",
    }
    for feature in features:
        for event, sentence in feature.sentences.items():
            assert not set(PLACES.findall(str(sentence))) & content, event
