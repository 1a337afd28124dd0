"""What the tests of the family floor's pages type and look at."""

import io

import sqlalchemy as sa
from PIL import Image

from foundation.db import db
from foundation.scope import across_homes


def admission(**more):
    return {
        "name": "Rupali Sardar", "name_local": "রূপালী সর্দার", "name_kind": "original", "sex": "girl",
        "age_years_stated": "14", "age_stated_on": "20 11 2026", "age_stated_by": "her own word",
        "day": "20-11-2026", "time": "11:40", "brought_by": "child_helpline", "kind": "residential", **more,
    }  # fmt: skip


def photo():
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(out, "JPEG")
    return (io.BytesIO(out.getvalue()), "photo.jpg")


def everything(model):
    with across_homes("a test looks"):
        return db.session.scalars(sa.select(model)).all()
