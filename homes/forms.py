"""What is asked about homes, rooms, staff, holidays and committees."""

from typing import Any

from wtforms import PasswordField
from wtforms.validators import EqualTo

from foundation import clock
from foundation.forms import (
    Choices,
    DayField,
    Form,
    LineField,
    NumberRange,
    Optional,
    Options,
    ProseField,
    WholeField,
    needed,
)
from foundation.languages import _l
from homes.choices import COMMITTEE_KINDS, DESIGNATIONS, FOR_WHOM, HOME_KINDS, ROOM_USES
from homes.numbered import NumberedForm

STATES = (
    "Andhra Pradesh", "Arunachal Pradesh", "Assam", "Bihar", "Chhattisgarh", "Delhi", "Goa", "Gujarat", "Haryana",
    "Himachal Pradesh", "Jammu and Kashmir", "Jharkhand", "Karnataka", "Kerala", "Ladakh", "Madhya Pradesh",
    "Maharashtra", "Manipur", "Meghalaya", "Mizoram", "Nagaland", "Odisha", "Puducherry", "Punjab", "Rajasthan",
    "Sikkim", "Tamil Nadu", "Telangana", "Tripura", "Uttar Pradesh", "Uttarakhand", "West Bengal",
    "Andaman and Nicobar Islands", "Chandigarh", "Dadra and Nagar Haveli and Daman and Diu", "Lakshadweep",
)  # fmt: skip


def _pairs(words):
    return [(str(value), said) for value, said in words.items()]


MAY_BE_NONE = frozenset({
    "registration_valid_until", "opened_on", "go_live_on", "police_verified_on", "police_valid_until", "joined_on",
    "age_from", "age_to", "sanctioned_strength",
})  # fmt: skip


def _plain(name: str, value: Any) -> Any:
    """A line of text that was not sent is an empty text; a day or a number stays nothing."""
    return value if name in MAY_BE_NONE else (value or "")


FACTS = (
    "name", "name_local", "kind", "for_whom", "age_from", "age_to", "sanctioned_strength", "registration_no",
    "registration_valid_until", "address", "district", "state", "time_zone", "opened_on",
)  # fmt: skip


class HomeFacts(NumberedForm):
    """A home's facts, as its registration says them."""

    parts = {"facts": FACTS}

    name = LineField(_l("Name of the home"), [needed(_l("Write the home’s name."))], length=120)
    name_local = LineField(_l("Name in the local script"), length=120)
    kind = Choices(_l("Kind of home"), [needed(_l("Choose the kind of home."))], choices=_pairs(HOME_KINDS))
    for_whom = Options(
        _l("Whom it takes"), [needed(_l("Choose whom the home takes."))], choices=_pairs(FOR_WHOM)
    )
    age_from = WholeField(
        _l("Youngest, in years"), [NumberRange(0, 25, _l("Write a number from 0 to 25."))], default=0
    )
    age_to = WholeField(
        _l("Oldest, in years"), [NumberRange(0, 25, _l("Write a number from 0 to 25."))], default=18
    )
    sanctioned_strength = WholeField(
        _l("Sanctioned strength"),
        [NumberRange(1, 1000, _l("Write how many children may be here, 1 to 1000."))],
    )
    registration_no = LineField(_l("Registration number"), length=80, description=_l("JJ Act s.41"))
    registration_valid_until = DayField(_l("Registration valid until"), [Optional()])
    address = ProseField(
        _l("Address"), length=500, description=_l("Kept sealed; shown only to those who keep the home.")
    )
    district = LineField(_l("District"), length=80)
    state = Choices(
        _l("State"), choices=[("", _l("Choose")), *((s, s) for s in STATES)], default="West Bengal"
    )
    time_zone = Choices(
        _l("Time zone"), choices=[("Asia/Kolkata", _l("India, Asia/Kolkata"))], default="Asia/Kolkata"
    )
    opened_on = DayField(_l("Opened on"), [Optional()], past_only=True)

    def facts(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the table's columns and `address`."""
        return {f.name: _plain(f.name, f.data) for f in self if f.name in HOME_COLUMNS}


HOME_COLUMNS = frozenset({
    "name", "name_local", "kind", "for_whom", "age_from", "age_to", "sanctioned_strength", "registration_no",
    "registration_valid_until", "address", "district", "state", "time_zone", "opened_on", "code",
    "go_live_on",
})  # fmt: skip


class OpenHomeForm(HomeFacts):
    """A new home, with the code that begins every child’s code."""

    parts = {"facts": ("code", *FACTS, "go_live_on")}

    go_live_on = DayField(
        _l("Go-live day"), [Optional()], default=clock.today,
        description=_l("From this day the books are kept here. What is older is entered at go-live, not late."),
    )  # fmt: skip
    code = LineField(
        _l("Code"), [needed(_l("Write a code of two to five capitals."))], length=5,
        description=_l("Two to five capital letters, such as KRS. It begins each child’s code and stays for ever."),
        filters=[lambda typed: typed.upper() if typed else typed],
    )  # fmt: skip


class SetUpForm(OpenHomeForm):
    """The first visit: the organisation, its first home and its superintendent, and the code from the terminal."""

    parts = {
        "house": ("setup_code", "organisation"),
        "facts": ("code", *FACTS, "go_live_on"),
        "person": ("person_name", "sign_in_name", "password", "again"),
    }

    setup_code = LineField(
        _l("One-time code"), [needed(_l("Type the code that the terminal shows."))], length=40,
        description=_l("It stands in the terminal that started Aashray."),
    )  # fmt: skip
    organisation = LineField(
        _l("Name of the organisation"), [needed(_l("Write the organisation’s name."))], length=200
    )
    person_name = LineField(
        _l("Superintendent’s name"), [needed(_l("Write the superintendent’s name."))], length=120
    )
    sign_in_name = LineField(
        _l("Sign-in name"), [needed(_l("Choose a name to sign in with."))], length=80,
        description=_l("Small letters, figures and dots, such as ira.sengupta."),
        render_kw={"autocomplete": "username", "autocapitalize": "none"},
    )  # fmt: skip
    password = PasswordField(
        _l("Password"), [needed(_l("Choose a password."))],
        description=_l("At least twelve characters; a sentence is best."),
        render_kw={"autocomplete": "new-password"},
    )  # fmt: skip
    again = PasswordField(
        _l("Password once more"), [EqualTo("password", _l("The two passwords differ. Type them again."))],
        render_kw={"autocomplete": "new-password"},
    )  # fmt: skip


class GoLiveForm(NumberedForm):
    """From which day a home keeps its books here."""

    parts = {"day": ("go_live_on", "go_live_days", "reason")}

    go_live_on = DayField(_l("Go-live day"), [needed(_l("Write the day."))])
    go_live_days = WholeField(
        _l("Days in which older lines may be entered"),
        [NumberRange(1, 180, _l("Write a number from 1 to 180."))], default=30,
    )  # fmt: skip
    reason = LineField(
        _l("Why it is changed"), length=200, description=_l("Needed when a day is written already.")
    )


class RoomForm(Form):
    """A room."""

    name = LineField(_l("Name of the room"), [needed(_l("Write the room’s name."))], length=60)
    used_for = Choices(_l("Used as"), choices=_pairs(ROOM_USES))


class BedsForm(Form):
    """A row of beds in a room."""

    prefix = LineField(
        _l("Letters before the number"), [needed(_l("Write the letters of these beds, such as B."))], length=8
    )
    first_no = WholeField(
        _l("First number"), [NumberRange(1, 999, _l("Write a number from 1 to 999."))], default=1
    )
    last_no = WholeField(
        _l("Last number"), [NumberRange(1, 999, _l("Write a number from 1 to 999."))], default=1
    )


class StaffForm(NumberedForm):
    """A staff record."""

    parts = {
        "record": (
            "name", "name_local", "designation", "joined_on", "phone", "user_id", "police_verified_on",
            "police_verification_ref", "police_valid_until",
        )
    }  # fmt: skip

    name = LineField(_l("Name"), [needed(_l("Write the name."))], length=120)
    name_local = LineField(_l("Name in the local script"), length=120)
    designation = Choices(
        _l("Post in the home"), choices=_pairs(DESIGNATIONS), description=_l("Model Rules, rule 26")
    )
    joined_on = DayField(_l("Joined on"), [needed(_l("Write the day of joining."))], past_only=True)
    phone = LineField(_l("Phone"), length=20, description=_l("Kept sealed."), render_kw={"inputmode": "tel"})
    user_id = Choices(
        _l("Signs in as"), description=_l("When a leaving date is written, this account’s posts here end.")
    )
    police_verified_on = DayField(_l("Police verified on"), [Optional()], past_only=True)
    police_verification_ref = LineField(_l("Police reference"), length=80)
    police_valid_until = DayField(_l("Verification valid until"), [Optional()])

    def facts(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the table's columns and `phone`."""
        from uuid import UUID  # beside its one use

        named = ("name", "name_local", "designation", "joined_on", "phone")
        police = ("police_verified_on", "police_verification_ref", "police_valid_until")
        facts = {name: _plain(name, self._fields[name].data) for name in (*named, *police)}
        return {**facts, "user_id": UUID(self.user_id.data) if self.user_id.data else None}


class LeavingForm(Form):
    """The end of a person's work here."""

    left_on = DayField(_l("Last day of work"), [needed(_l("Write the last day of work."))])
    reason = LineField(_l("Reason"), [needed(_l("Write the reason."))], length=200)


class TrainingForm(Form):
    """A training that was taken."""

    title = LineField(_l("Training"), [needed(_l("Write what the training was about."))], length=160)
    held_on = DayField(_l("First day"), [needed(_l("Write its first day."))], past_only=True)
    days = WholeField(_l("Days"), [NumberRange(1, 365, _l("Write a number from 1 to 365."))], default=1)
    given_by = LineField(_l("Given by"), length=160)


class HolidayForm(Form):
    """A holiday of the home."""

    day = DayField(_l("Day"), [needed(_l("Write the day."))])
    name = LineField(_l("Holiday"), [needed(_l("Write the name of the holiday."))], length=80)


class CommitteeForm(Form):
    """A committee or board."""

    name = LineField(_l("Name"), [needed(_l("Write the name."))], length=120)
    kind = Choices(_l("Kind"), choices=_pairs(COMMITTEE_KINDS))
    district = LineField(_l("District"), length=80)
