"""The tables of health."""

from health.models.clinic import HealthAlert, HealthExam, HealthMark, HealthVisit
from health.models.measures import HealthMeasure, Immunisation
from health.models.medicines import Dose, Prescription
from health.models.sealed import SealedHealth, SealedHealthReader, SealedHealthReading

__all__ = [
    "Dose", "HealthAlert", "HealthExam", "HealthMark", "HealthMeasure", "HealthVisit", "Immunisation",
    "Prescription", "SealedHealth", "SealedHealthReader", "SealedHealthReading",
]  # fmt: skip
