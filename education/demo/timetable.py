"""The invented school of the demonstration: subjects, classes, and who teaches what when."""

from dataclasses import dataclass
from datetime import time

BENGALI, ENGLISH, MATHEMATICS, SCIENCE = "Bengali", "English", "Mathematics", "Science"
HINDI, HISTORY, GEOGRAPHY, SURROUNDINGS = "Hindi", "History", "Geography", "Environmental studies"
DANCE, DRAWING, YOGA, COMPUTERS = "Dance", "Drawing", "Yoga", "Computers"
SUBJECTS = {
    BENGALI: "বাংলা", ENGLISH: "ইংরেজি", MATHEMATICS: "গণিত", SCIENCE: "বিজ্ঞান", HINDI: "হিন্দি", HISTORY: "ইতিহাস",
    GEOGRAPHY: "ভূগোল", SURROUNDINGS: "পরিবেশ", DANCE: "নাচ", DRAWING: "আঁকা", YOGA: "যোগব্যায়াম", COMPUTERS: "কম্পিউটার",
}  # fmt: skip
BRIDGE, WAITING, LITTLE = "Bridge course", "Open school", "Little ones"
FULL = 40


@dataclass(frozen=True)
class Course:
    """A class of a home: whom it takes by age, and how many at most."""

    home: str
    name: str
    name_local: str
    level: str
    room: str
    ages: tuple[int, int]
    seats: int = 200


COURSES = (
    Course("KRS", BRIDGE, "সেতু পাঠ", "bridge", "Room 1", (6, 20), FULL),
    Course("KRS", WAITING, "মুক্ত বিদ্যালয়", "NIOS", "Room 2", (6, 20)),
    Course("KRS", LITTLE, "কচিকাঁচা", "nursery", "Veranda", (0, 5)),
    Course("KDM", "Class 5", "পঞ্চম শ্রেণি", "5", "Room 1", (0, 11)),
    Course("KDM", "Class 8", "অষ্টম শ্রেণি", "8", "Room 2", (12, 20)),
    Course("BTG", "Sunrise group", "ভোরের দল", "", "Learning hall", (0, 8)),
    Course("BTG", "River group", "নদীর দল", "", "Learning hall", (9, 12)),
    Course("BTG", "Lamp group", "প্রদীপের দল", "", "Learning hall", (13, 20)),
    Course("KHL", "Kite group", "ঘুড়ির দল", "", "Learning hall", (0, 8)),
    Course("KHL", "Drum group", "মাদলের দল", "", "Veranda", (9, 12)),
    Course("KHL", "Garden group", "বাগানের দল", "", "Veranda", (13, 20)),
)


@dataclass(frozen=True)
class Hour:
    """One period of the week: weekdays as figures, Monday 0."""

    home: str
    course: str
    subject: str
    teacher: str
    weekdays: str
    begins: time
    ends: time


def _hours(home: str, begins: time, ends: time, *said: tuple[str, str, str, str]) -> tuple[Hour, ...]:
    return tuple(Hour(home, course, subject, who, days, begins, ends) for course, subject, who, days in said)


HOURS = (
    *_hours(
        "KRS", time(10, 0), time(10, 40),
        (BRIDGE, BENGALI, "mousumi.maiti", "0123456"), (WAITING, MATHEMATICS, "nilima.sarkar", "01234"),
        (LITTLE, SURROUNDINGS, "sabita.lepcha", "01234"),
    ),
    *_hours(
        "KRS", time(10, 45), time(11, 25),
        (BRIDGE, MATHEMATICS, "abdul.mannan", "02"), (BRIDGE, ENGLISH, "rosalin.minz", "1"),
        (BRIDGE, SCIENCE, "chitra.mitra", "3"), (BRIDGE, HISTORY, "dilip.hembram", "4"),
        (BRIDGE, GEOGRAPHY, "nilima.sarkar", "5"),
    ),
    *_hours(
        "KRS", time(16, 0), time(16, 45),
        (BRIDGE, DANCE, "madhabi.dasgupta", "04"), (BRIDGE, COMPUTERS, "imtiaz.ansari", "13"),
        (BRIDGE, DRAWING, "prosenjit.chitrakar", "2"), (BRIDGE, YOGA, "anita.yonzon", "5"),
    ),
    *_hours(
        "KDM", time(12, 0), time(12, 40),
        ("Class 5", HINDI, "kavita.sharma", "024"), ("Class 5", SURROUNDINGS, "sabita.lepcha", "135"),
        ("Class 8", MATHEMATICS, "abdul.mannan", "024"), ("Class 8", ENGLISH, "rosalin.minz", "135"),
    ),
    *_hours(
        "KDM", time(12, 45), time(13, 25),
        ("Class 5", BENGALI, "mousumi.maiti", "012345"), ("Class 8", SCIENCE, "chitra.mitra", "02"),
        ("Class 8", HISTORY, "dilip.hembram", "13"), ("Class 8", GEOGRAPHY, "nilima.sarkar", "45"),
    ),
    *_hours(
        "KDM", time(14, 30), time(15, 15),
        ("Class 5", DRAWING, "prosenjit.chitrakar", "1"), ("Class 5", DANCE, "madhabi.dasgupta", "3"),
        ("Class 8", COMPUTERS, "imtiaz.ansari", "2"), ("Class 8", YOGA, "anita.yonzon", "3"),
    ),
    *_hours(
        "BTG", time(15, 30), time(16, 15),
        ("Sunrise group", SURROUNDINGS, "sabita.lepcha", "01234"), ("River group", HINDI, "kavita.sharma", "01234"),
        ("Lamp group", MATHEMATICS, "abdul.mannan", "01234"),
    ),
    *_hours(
        "KHL", time(17, 0), time(17, 45),
        ("Kite group", SURROUNDINGS, "sabita.lepcha", "01234"), ("Drum group", ENGLISH, "chitra.mitra", "01234"),
        ("Garden group", HISTORY, "dilip.hembram", "01234"),
    ),
)  # fmt: skip
