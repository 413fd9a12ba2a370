"""The forms about oneself: what they say, and that Slack takes them whatever was typed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from handover.model.people import Intensity, Person
from handover.starters import Starters
from handover.time.countries import countries
from messages.kit.notices import text_message
from messages.settings import line_saved, profile_form, saved, settings_form
from tests.examples import DANA, PEOPLE
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound, sound_view
from tests.messages.texts import WORDS
from tests.messages.wordy import wordy_people

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
SAM = replace(PEOPLE[DANA], zone="Europe/London", last_digest_on=date(2026, 3, 3))


def element(person: Person, label: str) -> dict[str, Any]:
    found = [block for block in settings_form(person, NOW)["blocks"] if block.get("label", {}).get("text") == label]
    return dict(found[0]["element"])


def test_the_form_begins_with_when_the_next_message_comes_and_says_so_again_once_it_is_saved() -> None:
    words = "Your next morning message comes tomorrow at 9:00 your time at the earliest."
    assert settings_form(SAM, NOW)["blocks"][0]["text"]["text"].startswith(words)
    assert saved(SAM, NOW) == f"Saved. {words}"


def test_a_guess_is_called_one_until_the_form_is_saved() -> None:
    guess = "I guessed your working days and public holidays from your time zone (Europe/London). Please check them."
    assert guess in str(settings_form(replace(SAM, guessed=True), NOW))
    assert "guessed" not in str(settings_form(SAM, NOW))


def test_every_country_with_known_holidays_can_be_chosen_and_none_as_well() -> None:
    menu = element(replace(SAM, country="DE"), "Public holidays")
    assert menu["initial_option"]["text"]["text"] == "Germany"
    groups = {group["label"]["text"]: group["options"] for group in menu["option_groups"]}
    assert [one["text"]["text"] for one in groups["Z"]] == ["Zambia", "Zimbabwe"]
    assert sum(len(options) for options in groups.values()) == 1 + len(countries())
    assert element(replace(SAM, country=""), "Public holidays")["initial_option"]["text"]["text"] == "None"
    assert element(replace(SAM, country="??"), "Public holidays")["initial_option"]["text"]["text"] == "None"


@pytest.mark.parametrize(
    ("country", "ends"),
    [
        ("", "regional ones I don't know."),
        ("DE", "The next one is Good Friday on Fri 3 Apr."),
        ("CN", "The next one is Tomb-Sweeping Day on Sun 5 Apr."),
    ],
)
def test_the_next_holiday_is_named_so_that_anybody_can_tell_whether_it_is_theirs(country: str, ends: str) -> None:
    fields = settings_form(replace(SAM, country=country), NOW)["blocks"]
    (hint,) = (block["hint"]["text"] for block in fields if block.get("block_id") == "country")
    assert hint.endswith(ends)


@pytest.mark.parametrize("intensity", Intensity)
def test_how_much_is_chosen_among_three_with_their_meaning(intensity: Intensity) -> None:
    radio = element(replace(SAM, intensity=intensity), "How much")
    assert radio["initial_option"]["value"] == intensity
    assert [one["text"]["text"] for one in radio["options"]] == ["Light", "Standard", "Active"]
    assert all(one["description"]["text"] for one in radio["options"])


def test_the_line_about_oneself_is_asked_for_as_a_colleague_would_say_it() -> None:
    (field,) = profile_form(SAM)["blocks"]
    assert field["element"]["placeholder"]["text"].startswith("Dana has looked after")
    assert "not with “I”" in field["hint"]["text"]


def test_as_many_people_as_can_be_chosen_fit_into_the_form_and_some_are_named_to_ask() -> None:
    some = Starters(everybody=False, chosen=tuple(f"U0CHOSEN{number:02}" for number in range(40)))
    sound_view(settings_form(SAM, NOW, some))
    words = saved(SAM, NOW, some).splitlines()[1]
    asked = "<@U0CHOSEN00>, <@U0CHOSEN01>, <@U0CHOSEN02>, one of 37 others or a workspace admin"
    assert words == f"From now on, a handover is started by {asked}. Others are told whom to ask."


@settings(max_examples=examples(30))
@given(wordy_people(), WORDS)
def test_slack_takes_the_forms_whatever_was_typed(person: Person, line: str) -> None:
    person = replace(person, profile_line=line, guessed=True)
    sound_view(settings_form(person, NOW))
    sound_view(profile_form(person))
    sound(text_message(line_saved(person)))
