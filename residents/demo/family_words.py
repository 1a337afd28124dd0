"""Invented words about families, visits and referrals of the demonstration; no word is about anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from residents.actions.family import MemberSaid
from residents.demo.lives import Life

WORK = (
    "day labour", "beedi rolling", "fishing", "tailoring", "brick kiln", "domestic work", "vegetable cart",
    "van rickshaw", "farm of two bigha", "tea garden", "none", "mason’s helper",
)  # fmt: skip
HEALTH = ("", "", "", "well", "cough for months", "bad knees", "cannot see well", "drinks")
VILLAGES = (
    "Notunhat",
    "Kajolgram",
    "Tetultala",
    "Bokulpara",
    "Neelganj",
    "Mouripur",
    "Sonadanga",
    "Hijalbari",
)
SAFE_WORDS = (
    "Say you are from the school. Speak only with this person.",
    "Ring after 20:00. If a man answers, ask for the tailor’s shop and put down.",
    "Say that it is about the ration card. Do not say where you ring from.",
    "The neighbour’s telephone: ask to have her called, and give no name.",
    "Ring between 10 and 12, when she is alone. Say you are from the health centre.",
)
WISHES = (
    "I want to hear her voice.",
    "Tell her I eat well.",
    "I want to go home for the festival.",
    "Only on Sundays.",
)
UNWISHES = ("I do not want to speak to him.", "Not now.", "She sent me there. No.")
DISTRICTS = ("Sonadanga", "Hijalbari", "Neelkanthi", "Mouripur")
ANSWERS = (
    "Visited. The house stands, an aunt lives there with two children. The panchayat knows the family.",
    "The family has left the village; neighbours say they work in a brick kiln till April.",
    "The mother lives and asks after the child. No threat was heard of.",
)
FINDINGS = (
    ("Her mother and a neighbour", "Two rooms of mud and tin, a dry roof, one bed. Her mother asks when she comes."),
    ("Her aunt", "The aunt works in the morning. The school is ten minutes away. Nobody in the house drinks."),
    ("Her grandmother and the panchayat member", "The grandmother is old and wants her. The uncle sends money."),
    ("Nobody at home; the neighbour", "The door was locked. The neighbour says the father came twice, shouting."),
    ("Her father and his second wife", "One room for six. He says little. The younger ones do not go to school."),
)  # fmt: skip
ADVICE = (
    "Speak to the mother again in a month.", "Sponsorship would help the family to keep her in school.",
    "Not yet: first the order about the uncle.", "She can go home with a follow-up in the first month.",
)  # fmt: skip
FOLLOWED = (
    ("The child and her mother", "She goes to class VI. She eats with the others and showed her copybook."),
    ("The child and her aunt", "At home, well. School has not begun; the form is filled in."),
    ("Her mother", "The child was at school. The mother says she sleeps well."),
)


@dataclass(frozen=True)
class Case:
    """A referral as it goes: to whom, what for, what is shared, and what came of it."""

    kind: str
    name: str
    what_for: str
    heads: tuple[str, ...]
    consent: str
    consent_words: str
    answer: str
    ended: str


REFERRALS = (
    Case("hospital", "Amrapali sub-division hospital", "Eyes: she cannot read the board.", ("age_sex", "health"),
         "child", "Yes, I want to see the board.", "Seen. Glasses are ready in two weeks.", "She reads the board."),
    Case("school", "Bokulpara high school", "A place in class from January.", ("call_name", "age_sex", "education"),
         "child", "I want to go with the others.", "A place in class VII is kept.", "Admitted."),
    Case("ngo", "Alor Disha group", "A place in the football team.", ("call_name", "age_sex"),
         "child", "Yes!", "She may come on Saturdays.", "She plays on Saturdays."),
    Case("legal_aid", "District Legal Services Authority, Amrapali", "A lawyer for her hearing.",
         ("legal_name", "age_sex", "orders"), "child", "I want somebody to speak for me.",
         "A panel lawyer is named and will meet her here.", "Lawyer named."),
    Case("dcpu", "District Child Protection Unit, Amrapali", "Sponsorship for her mother’s house.",
         ("legal_name", "category", "family"), "guardian", "Her mother, on paper", "The form is taken up next month.",
         "Sponsorship begun."),
)  # fmt: skip


def findings(dice: Random, *, is_good: bool = False) -> tuple[str, str, str]:
    """Answer whom a visit met, what it found, what it advises; a home that is fit has been found open and dry."""
    if is_good:
        return (*dice.choice(FINDINGS[:3]), ADVICE[3])
    return (*dice.choice(FINDINGS), dice.choice(ADVICE[:3]))


def follow_up(dice: Random) -> tuple[str, str, str]:
    """Answer whom a follow-up visit met, and what it found."""
    return (*dice.choice(FOLLOWED), "")


def members_of(dice: Random, life: Life, day: date) -> Iterator[MemberSaid]:
    """Answer who is of a child's family, as her case worker heard it in the first days."""
    last = (life.named.father or life.named.mother or life.named.name or "Das").split()[-1]
    for relation, known in (("mother", life.named.mother), ("father", life.named.father)):
        if known:
            yield _kin(dice, life, relation, "", day, years=life.age_on(day) + dice.randint(18, 32))
    for _n in range(dice.choice((0, 1, 1, 2))):
        relation = dice.choice(("brother", "sister"))
        first = dice.choice(
            ("Raju", "Bapi", "Gopal") if relation == "brother" else ("Tumpa", "Mala", "Rimpa")
        )
        yield _kin(dice, life, relation, f"{first} {last}", day, years=dice.randint(3, 20), grown=False)
    if life.lives_here and dice.random() < 0.55:
        relation = dice.choice(("mothers_sister", "mothers_mother", "fathers_sister", "mothers_brother"))
        first = dice.choice(
            ("Haran", "Dulal") if relation == "mothers_brother" else ("Malati", "Arati", "Parul")
        )
        yield _kin(dice, life, relation, f"{first} {last}", day, years=dice.randint(28, 66))
    if life.lives_here and dice.random() < 0.09:
        yield _barred(dice, last, day)


def _kin(
    dice: Random, life: Life, relation: str, name: str, day: date, *, years: int, grown: bool = True
) -> MemberSaid:
    lot = dice.random()
    if lot > 0.82:
        return MemberSaid(relation=relation, name=name, life="dead" if lot < 0.92 else "not_known")
    contact = dice.choice(("safe", "safe", "ask_first", "not_decided"))
    wanted = dice.choices(("yes", "no", "not_asked"), (5, 1, 4))[0]
    words = {"yes": dice.choice(WISHES), "no": dice.choice(UNWISHES)}.get(wanted, "")
    reached = _reached(dice) if grown and life.lives_here and dice.random() < 0.6 else ("", "", "")
    return MemberSaid(
        relation=relation, name=name, life="alive", age_years=years, age_stated_on=day, contact=contact,
        occupation=dice.choice(WORK) if grown else "", health=dice.choice(HEALTH),
        income_month=dice.choice((None, 3000, 4500, 6000, 8000)) if grown else None,
        may_take_her=contact == "safe" and grown and dice.random() < 0.6, wanted=wanted, wanted_words=words,
        address=reached[0], phone=reached[1], safe_words=reached[2],
    )  # fmt: skip


def _reached(dice: Random) -> tuple[str, str, str]:
    """Answer where somebody lives, by which telephone, and what may be said on it."""
    near = dice.choice(("pond", "mill", "old ferry", "school"))
    place = f"{dice.choice(VILLAGES)}, near the {near}"
    return place, f"90000 {dice.randint(10000, 99999)}", dice.choice(SAFE_WORDS)


def _barred(dice: Random, last: str, day: date) -> MemberSaid:
    relation = dice.choice(("stepfather", "fathers_brother", "neighbour"))
    until = day + timedelta(days=365) if dice.random() < 0.4 else None
    return MemberSaid(
        relation=relation, name=f"{dice.choice(('Jibon', 'Poltu', 'Keshto'))} {last}", life="alive",
        occupation=dice.choice(WORK), contact="barred", barred_no=f"CWC/{dice.randint(10, 99)}",
        barred_by="CWC Amrapali", barred_on=day, barred_until=until, wanted="no", wanted_words=dice.choice(UNWISHES),
    )  # fmt: skip
