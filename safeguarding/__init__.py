"""Safeguarding: incidents, complaints, child protection; its door opens later."""
