"""Photographs of the demonstration: plain coloured silhouettes, no faces, drawn the same for the same dice."""

import io
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 240, 300


def portrait(dice: Random) -> bytes:
    """Answer a JPEG of a head and shoulders in two quiet colours."""
    ground = tuple(dice.randint(190, 240) for _ in range(3))
    figure = tuple(dice.randint(60, 150) for _ in range(3))
    picture = Image.new("RGB", (WIDTH, HEIGHT), ground)
    draw = ImageDraw.Draw(picture)
    head = 44 + dice.randint(-5, 6)
    centre = WIDTH // 2 + dice.randint(-6, 6)
    top = 78 + dice.randint(-6, 8)
    draw.ellipse((centre - head, top, centre + head, top + 2.4 * head), fill=figure)
    shoulders = top + 2.4 * head + 8
    draw.ellipse((centre - 98, shoulders, centre + 98, shoulders + 220), fill=figure)
    draw.rectangle((centre - head // 3, shoulders - 20, centre + head // 3, shoulders + 20), fill=figure)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
