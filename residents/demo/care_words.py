"""What the demonstration's care plans say: needs, goals, tasks, her wishes, progress."""

from random import Random
from typing import Any

Goal = dict[str, Any]

GOALS: dict[str, list[Goal]] = {
    "education": [
        {"words": "Passes her class this year", "measure": "Promoted, 40 marks in each subject", "days": 180,
         "owner": "child", "role": "teacher", "task": "An hour of reading with her after lunch", "task_days": 20},
        {"words": "Reads a page of Bengali alone", "measure": "Reads it aloud without help", "days": 90,
         "owner": "child", "role": "teacher", "task": "Lend her the second reader", "task_days": 14},
    ],
    "health": [
        {"words": "Gains weight", "measure": "Two kilograms more on the scale", "days": 90, "owner": "child",
         "role": "nurse", "task": "Weigh her on the first Monday", "task_days": 21},
        {"words": "Her eyes are looked at", "measure": "Glasses, or the doctor’s word", "days": 45, "owner": "family",
         "role": "nurse", "task": "Ask for a day at the eye clinic", "task_days": 12},
    ],
    "emotional": [
        {"words": "Sleeps through the night", "measure": "Seven nights in a row", "days": 100, "owner": "child",
         "role": "house_staff", "task": "Sit with her until she sleeps", "task_days": 10},
        {"words": "Has somebody to talk to", "measure": "Comes to her sessions by herself", "days": 120,
         "owner": "child", "role": "counsellor", "task": "Show her the room and the garden", "task_days": 8},
    ],
    "relationships": [
        {"words": "Hears from her family", "measure": "A call or a visit each month", "days": 120, "owner": "family",
         "role": "case_worker", "task": "Find her aunt’s telephone number", "task_days": 25},
    ],
    "leisure": [
        {"words": "Dances at the yearly function", "measure": "On the stage in January", "days": 150,
         "owner": "child", "role": "house_staff", "task": "Put her on the list of the dance class", "task_days": 9},
    ],
    "life_skills": [
        {"words": "Looks after her clothes and bed", "measure": "A week without a reminder", "days": 60,
         "owner": "child", "role": "house_staff", "task": "Show her the laundry days", "task_days": 7},
    ],
}  # fmt: skip
NEEDS: dict[str, list[tuple[str, str]]] = {
    "education": [
        ("Left school two years ago", "Bridge course, then admission by her level"),
        ("Behind in arithmetic", "An hour with the teacher three times a week"),
    ],
    "health": [
        ("Thin, tired by the afternoon", "Milk and an egg each morning, weight each month"),
        ("Headaches when she reads", "Eyes looked at in the district hospital"),
    ],
    "emotional": [
        ("Wakes at night and calls out", "Session each fortnight, a light in the dormitory"),
        ("Speaks to nobody of what happened", "Time with one counsellor, no questions in the group"),
    ],
    "relationships": [
        ("No word from her family since she came", "Visit by the case worker, a call each month")
    ],
    "leisure": [("Sits alone in the free hours", "Dance and drawing with girls of her age")],
    "life_skills": [("Never had things of her own", "A locker, help with washing and mending")],
}
STRENGTHS = (
    "Learns songs at once",
    "Kind to the small ones",
    "Keeps her word",
    "Quick with numbers",
    "Draws well",
)
RISKS = ("Leaves when she is shouted at", "Believes whoever is friendly", "Hides it when she is ill", "")
INDEPENDENCE = {
    "concern": "Soon fifteen, asks what comes after school", "intervention": "Look at the workshop, a bank account",
    "strengths": "Saves what she gets", "risk": "Would take any work in the city",
}  # fmt: skip
LATER_GOALS: tuple[Goal, ...] = (
    {"area": "independence", "words": "Knows three trades by having tried them", "measure": "A day in each workshop",
     "days": 80, "owner": "child"},
    {"area": "independence", "words": "Uses her bank account", "measure": "Puts in and takes out herself once",
     "days": 60, "owner": "child"},
)  # fmt: skip
HER_WORDS = (
    ("আমি পড়তে চাই, মায়ের কাছে যেতে চাই", "bn"), ("আমার একটা সেলাই মেশিন চাই", "bn"), ("রাতে ভয় করে, আলো জ্বেলে রেখো", "bn"),
    ("मैं स्कूल जाना चाहती हूँ", "hi"), ("I want to be a nurse", "en"), ("আমি দিদির সাথে থাকতে চাই", "bn"),
)  # fmt: skip
PLACES = ("Counselling room", "Garden", "Office of the case worker", "Verandah after lunch")
CONDUCT = (
    "Quieter than last time, eats well, has a friend in the dormitory.",
    "Goes to class by herself and asks for books.",
    "Had a hard fortnight after the hearing; better since Sunday.",
    "Helps in the kitchen, laughs more, still wakes some nights.",
)
PROGRESS = {
    "education": (
        "Comes to class almost every day",
        "Reads simple words now",
        "Needs more time in arithmetic",
    ),
    "health": ("Takes her milk", "Weight is up a little", "The clinic gave a day next month"),
    "emotional": (
        "Sleeps four nights of seven",
        "Comes to the sessions",
        "Spoke of her sister for the first time",
    ),
}
DONE = "Done, she was glad"
SENT_BACK = "Who goes with her to the workshop? Write the days."


def needs_of(dice: Random, goals: list[Goal]) -> dict[str, dict[str, str]]:
    """Answer a need for each area in which there is a goal, and what she expects."""
    told = {
        "expectations": {
            "concern": "To go to school and to see her family",
            "intervention": "Said in the plan below",
        }
    }
    for area in dict.fromkeys(goal["area"] for goal in goals):
        concern, intervention = dice.choice(NEEDS[area])
        told[area] = {
            "concern": concern, "intervention": intervention, "strengths": dice.choice(STRENGTHS),
            "risk": dice.choice(RISKS),
        }  # fmt: skip
    return told


def goals_of(dice: Random, age: int) -> list[Goal]:
    """Answer two to four goals in as many areas; who is small has none of school."""
    areas = [area for area in GOALS if area != "education" or age >= 6]
    chosen = sorted(dice.sample(areas, dice.choice((2, 3, 3, 4))), key=list(GOALS).index)
    return [{"area": area, **dice.choice(GOALS[area])} for area in chosen]


def stay_of(dice: Random) -> str:
    """Answer how long she is expected to stay."""
    return dice.choice(("short", "medium", "medium", "long"))


def wish(dice: Random) -> tuple[str, str]:
    """Answer what she said, and in which language."""
    return dice.choice(HER_WORDS)


def decided(dice: Random, *, is_due: bool) -> tuple[str, str]:
    """Answer what a review decides of a goal: one whose day has come is mostly reached."""
    lot = dice.random()
    if is_due:
        if lot < 0.6:
            return ("reached", "")
        return ("dropped", "She wishes something else now") if lot < 0.7 else ("partly", "Half of it")
    return ("partly", "On the way") if lot < 0.25 else ("open", "")


def progress_of(dice: Random) -> dict[str, str]:
    """Answer progress in the areas that were looked at."""
    return {area: dice.choice(said) for area, said in PROGRESS.items() if dice.random() < 0.8}
