"""Counselling: sessions with children, sealed process notes, and what the house must do to keep a child safe."""

from counselling import models as models
