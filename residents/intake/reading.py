"""How the cells of lists about children are read: names in three scripts, sex, births, ages, days, who brought her."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from foundation.intake import Here, Told
from foundation.intake.days import looks_like_age, read_age, read_day
from foundation.intake.words import chosen, fold, is_nothing, scripts
from foundation.languages import _
from foundation.refusals import Refused

SEX_WORDS: dict[str, tuple[str, ...]] = {
    "girl": ("girl", "g", "f", "female", "woman", "girls", "মেয়ে", "মহিলা", "স্ত্রী", "বালিকা",
             "लड़की", "महिला", "स्त्री", "बालिका", "म"),
    "boy": ("boy", "b", "m", "male", "man", "boys", "ছেলে", "পুরুষ", "বালক", "लड़का", "पुरुष", "बालक", "पु"),
    "other": ("other", "transgender", "t", "trans", "অন্যান্য", "তৃতীয় লিঙ্গ", "अन्य"),
}  # fmt: skip
STAY_WORDS: dict[str, tuple[str, ...]] = {
    "residential": ("residential", "resident", "boarder", "hostel", "lives here", "stays", "আবাসিক", "आवासीय"),
    "day": ("day", "drop in", "dropin", "day care", "by day", "comes by day", "non residential", "অনাবাসিক", "दिवा"),
    "night_shelter": ("night", "night shelter", "night stay", "রাত্রি", "रात्रि"),
    "aftercare": ("after care", "aftercare",),
}  # fmt: skip
BROUGHT_WORDS: dict[str, tuple[str, ...]] = {
    "police": ("police", "ps", "thana", "grp", "rpf", "পুলিশ", "থানা", "पुलिस", "थाना"),
    "child_helpline": ("childline", "child line", "child helpline", "1098", "চাইল্ডলাইন", "चाइल्डलाइन"),
    "dcpu": ("dcpu", "district child protection unit", "dcpo"),
    "labour_inspector": ("labour inspector", "labour department", "labour"),
    "public_servant": ("public servant", "bdo", "panchayat", "sdo", "আধিকারিক"),
    "ngo": ("ngo", "organisation", "organization", "সংস্থা", "संस्था"),
    "probation_officer": ("probation officer", "welfare officer", "cwo", "po", "cwpo"),
    "citizen": ("citizen", "social worker", "neighbour", "সমাজকর্মী", "समाजसेवी"),
    "herself": ("herself", "himself", "self", "alone", "own", "নিজে", "स्वयं"),
    "hospital": ("hospital", "nurse", "doctor", "nursing home", "হাসপাতাল", "अस्पताल"),
    "family": ("family", "mother", "father", "parents", "parent", "relative", "guardian", "grandmother", "aunt",
               "uncle", "মা", "বাবা", "পরিবার", "माता", "पिता", "परिवार", "माँ"),
    "other_home": ("other home", "another home", "home", "transfer", "saa", "হোম", "गृह"),
}  # fmt: skip
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def read_name(cell: Any, here: Here) -> Told:
    """Read a name in Latin letters; where the same cell has it in an Indian script too, both are told apart."""
    if is_nothing(cell):
        return Told(("", ""))
    text = " ".join(str(cell).split())
    if not any(c.isalpha() for c in text):
        raise Refused(_("“%(typed)s” is no name.", typed=text[:40]))
    latin, local = scripts(text)
    if len(latin) > 120 or len(local) > 120:
        raise Refused(_("This name is longer than 120 letters. Look whether two columns run together."))
    return Told((_settled(latin), local))


def _settled(latin: str) -> str:
    """A name in capitals throughout is written as names are."""
    return latin.title() if latin.isupper() and len(latin) > 3 else latin


def read_sex(cell: Any, here: Here) -> Told:
    """Read the sex; where nothing stands there, a home for girls or for boys says it."""
    if is_nothing(cell):
        usual = {"girls": "girl", "boys": "boy"}.get(here.for_whom)
        if usual is None:
            raise Refused(_("Write the child’s sex: girl, boy or other."))
        return Told(usual)
    if (found := chosen(cell, SEX_WORDS)) is None:
        raise Refused(
            _("“%(typed)s” is no sex that can be read. Write girl, boy or other.", typed=str(cell)[:40])
        )
    return Told(found)


def read_birth(cell: Any, here: Here) -> Told:
    """Read a date of birth; an age that stands in its place is told as one: ("age", years) or ("born", day)."""
    if is_nothing(cell):
        return Told(None)
    if looks_like_age(cell):
        age = read_age(cell)
        if age is None:
            return Told(None)
        warning = age.warning or _(
            "An age stands in place of the date of birth: about %(years)s.", years=age.years
        )
        return Told(("age", age.years), warning)
    read = read_day(cell, month_first=here.month_first, today=here.today)
    if read is None:
        return Told(None)
    if read.day > here.today:
        raise Refused(_("This day of birth has not come yet. Look at the year."))
    if read.warning:
        years = here.today.year - read.day.year
        return Told(
            ("age", years), _("The whole date is not known: about %(years)s years is written.", years=years)
        )
    return Told(("born", read.day))


def read_years(cell: Any, here: Here) -> Told:
    """Read an age in years."""
    if not is_nothing(cell) and not looks_like_age(cell):
        read = read_age(cell)
        return Told(read.years if read else None, read.warning if read else "")
    read = read_age(cell)
    return Told(None) if read is None else Told(read.years, read.warning)


def read_past_day(cell: Any, here: Here) -> Told:
    """Read a day that is not after today."""
    read = read_day(cell, month_first=here.month_first, today=here.today)
    if read is None:
        return Told(None)
    if read.day > here.today:
        raise Refused(_("This day is after today. Look at the year."))
    return Told(read.day, read.warning)


def read_any_day(cell: Any, here: Here) -> Told:
    """Read a day, past or to come."""
    read = read_day(cell, month_first=here.month_first, today=here.today)
    return Told(None) if read is None else Told(read.day, read.warning)


def one_of_words(words: Mapping[str, tuple[str, ...]], otherwise: str = "") -> Any:
    """Answer the reader of a cell that says one of some codes; what it says else is kept as its words."""

    def read(cell: Any, here: Here) -> Told:
        if is_nothing(cell):
            return Told((otherwise, ""))
        found = chosen(cell, words)
        text = " ".join(str(cell).split())[:160]
        return Told((found or otherwise, text if found is None or fold(text) != found else ""))

    return read


def read_stay(cell: Any, here: Here) -> Told:
    """Read what kind of stay it is; a drop-in centre takes children by day, every other home residents."""
    usual = "day" if here.home_kind == "open_shelter" else "residential"
    if is_nothing(cell):
        return Told(usual)
    if (found := chosen(cell, STAY_WORDS)) is None:
        return Told(
            usual, _("“%(typed)s” is no kind of stay: the home’s usual one is written.", typed=str(cell)[:40])
        )
    return Told(found)


def read_categories(cell: Any, here: Here) -> Told:
    """Read the categories of s.2(14): roman figures, or figures from 1 to 12."""
    if is_nothing(cell):
        return Told(())
    found = []
    for word in fold(cell).split():
        code = (
            word
            if word in ROMAN
            else ROMAN[int(word) - 1]
            if word.isdigit() and 1 <= int(word) <= 12
            else None
        )
        if code is not None and code not in found:
            found.append(code)
    warning = "" if found else _("“%(typed)s” is none of the twelve categories.", typed=str(cell)[:40])
    return Told(tuple(found), warning)


def age_in(day: date, years: int, seen_on: date) -> int:
    """Answer the years on `day` of who had `years` on `seen_on`."""
    return max(0, years - (seen_on.year - day.year))
