"""Invented words about arrivals: who brought a child, from which invented place, and her marks."""

from random import Random

from residents.choices import BroughtBy

MARKS = (
    "Small scar on the left brow", "Mole on the right cheek", "Old burn mark on the left forearm", "Pierced nose, left",
    "Birthmark on the neck, right side", "Scar below the right knee", "Tattoo of a flower on the right wrist",
    "Dimple in the chin", "Mole above the upper lip", "Short scar on the left thumb", "",
)  # fmt: skip
PLACES = ("Notunhat", "Kajolgram", "Tetultala", "Bokulpara", "Neelganj", "Mouripur", "Sonadanga", "Hijalbari")
EXCEPTIONS = ("Her elder sister lives here", "No home for her age has a free place this week")
BY_HOME = {
    "KRS": (
        (BroughtBy.POLICE, "{place} police station, anti-trafficking unit", ("ix",), 42),
        (BroughtBy.POLICE, "{place} railway police", ("vii", "ix"), 16),
        (BroughtBy.CHILD_HELPLINE, "Child helpline team, {place}", ("vii",), 12),
        (BroughtBy.NGO, "Rescue team of the Alor Disha group", ("ix", "x"), 14),
        (BroughtBy.DCPU, "Protection officer, Amrapali", ("vi",), 8),
        (BroughtBy.OTHER_HOME, "Transferred from a home in Neelkanthi", ("ix",), 5),
        (BroughtBy.HOSPITAL, "{place} health centre", ("vi",), 3),
    ),
    "KDM": (
        (BroughtBy.POLICE, "{place} police station", ("viii",), 55),
        (BroughtBy.DCPU, "Protection officer, Amrapali", ("iii", "viii"), 20),
        (BroughtBy.CHILD_HELPLINE, "Child helpline team, {place}", ("viii",), 15),
        (BroughtBy.FAMILY, "Her aunt, with the police", ("iii",), 10),
    ),
}  # fmt: skip
BY_DAY = (
    (BroughtBy.HERSELF, "Came with friends from {place}", ("ii",), 40),
    (BroughtBy.FAMILY, "Mother, works in {place}", ("i",), 35),
    (BroughtBy.NGO, "Outreach worker in {place}", ("ii",), 18),
    (BroughtBy.CITIZEN, "A teacher of {place}", ("i",), 7),
)


def arrival_of(dice: Random, home: str) -> tuple[str, str, tuple[str, ...]]:
    """Answer who brought a child, in words too, and her categories."""
    known = BY_HOME.get(home, BY_DAY)
    by, words, categories, _weight = dice.choices(known, [each[3] for each in known])[0]
    return str(by), words.format(place=dice.choice(PLACES)), categories
