"""Gentle invented words for the demonstration's counselling: nothing here tells of harm, nothing is anybody's story."""

SUMMARIES = (
    "She spoke about her day at school and what she enjoys there.",
    "She is settling in and has found a friend in her room.",
    "She would like to telephone her grandmother on Sundays.",
    "She slept better this week and joined the evening games.",
    "She wants to learn sewing and asked what it takes.",
    "She is worried about an examination; we made a plan for revising.",
    "She felt left out in a game; we talked about how to ask to join.",
    "She drew her village and told about its pond and trees.",
    "She is looking forward to a letter from her family.",
    "We talked about what happens on a court day and who goes with her.",
    "She said what helps when she is sad: music and sitting in the garden.",
    "She was quiet and preferred to paint; she chose to come again.",
    "She practised a breathing exercise and taught it back to me.",
    "She was proud of her marks in drawing and showed two pictures.",
)
BROUGHT = (
    "She wished to talk about friends and sharing a room.", "She wished to talk about school.",
    "She brought a drawing and wished to explain it.", "She asked when she may telephone home.",
    "She said that she was tired and wanted a quiet hour.", "She asked about the coming festival and new clothes.",
    "She had no wish to talk at first and chose a board game.", "She asked about training after Class 10.",
)  # fmt: skip
DONE = (
    "Talking and drawing; named three people whom she trusts.", "Story cards; she chose and told one.",
    "Breathing exercise, then a short walk in the garden.",
    "Made a weekly plan with times for rest and study.",
    "Practised saying no and asking for help in a role play.", "Listened; summed up; agreed what may be shared.",
    "Made a calm box with her: a smooth stone, a picture, a song.",
    "Looked at feelings cards; she found words for two.",
)  # fmt: skip
PLANS = (
    "Go on every fortnight.", "Speak with the teacher about a seat near the front.",
    "Arrange a telephone call on Sunday.",
    "Ask the case worker about her papers.", "Group session on friendship next time.",
    "See how sleep is at the next visit.",
    "",
)  # fmt: skip
NOTES = (
    "My impression: she is trusting more; go slowly and let her choose the pace.",
    "I noticed that she laughs more freely. To be discussed in supervision: how to mark the end of our sessions.",
    "She keeps her distance today and that is all right. I will not press.",
    "Something about bedtime makes her uneasy; next time ask gently, with the drawing.",
    "She is stronger than she thinks. Remind her of what she did herself.",
    "For supervision: I felt protective today; watch that I leave her room to decide.",
)
INSTRUCTIONS = (
    "Keep the night lamp on and look in once before midnight",
    "Let her sit near house staff at meals; do not ask questions",
    "Stay with her after telephone calls for half an hour",
    "Tell the counsellor at once if she does not want to eat",
)
URGENT = "Somebody stays with her tonight; call the counsellor and the doctor"
PLACES = ("Counselling room", "Counselling room", "Counselling room", "Garden bench", "Library")
"""Where they met."""
ISSUES = (
    "ADJ",
    "SLP",
    "MOD",
    "ANX",
    "FAM",
    "FAM",
    "LOS",
    "PEE",
    "PEE",
    "SCH",
    "SCH",
    "CRT",
    "HLT",
    "RES",
    "TRA",
)
REASONS = ("The minutes were written wrongly", "The next date was agreed later", "A word was missing")
