"""Words and pictures that stand nowhere else, so that wherever they turn up they were let out."""

import io

from PIL import Image

NEAR, FAR, OTHER = "near", "far", "other"
"""The children: within every narrow reach of home A's people; in home A but out of them; in home B."""
LOCAL = {NEAR: "ঝঙ্কারনিকট", FAR: "ঝঙ্কারসুদূর", OTHER: "ঝঙ্কারভিন্ন"}
WORDS = (
    "name", "old_name", "old_marks", "father", "mother", "marks", "order", "brought_by", "place", "summary",
    "plan", "instruction", "brought", "done", "notes", "phone", "staff",
    "need", "article", "wound", "thing",
)  # fmt: skip
"""The classes of what is written about a child or a person; each has its own canary at each place."""


def canary(kind: str, place: str) -> str:
    """Answer a word that stands nowhere else: letters only, so that no escaping or folding changes it."""
    return f"Qzv{kind.replace('_', '')}{place}".capitalize()


def picture(place: str) -> bytes:
    """Answer a small JPEG of its own colour, with a canary in its EXIF and behind its end."""
    shade = {NEAR: (200, 30, 30), FAR: (30, 200, 30), OTHER: (30, 30, 200)}[place]
    hidden = Image.Exif()
    hidden[0x010E] = canary("exif", place)
    out = io.BytesIO()
    Image.new("RGB", (240, 180), shade).save(
        out, "JPEG", exif=hidden, comment=canary("comment", place).encode()
    )
    return out.getvalue()
