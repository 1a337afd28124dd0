"""The registers that the family floor writes, a file for each."""

from residents.registers.admissions import ADMISSIONS, LATE_AFTER
from residents.registers.belongings import BELONGINGS
from residents.registers.court_books import LEGAL_SERVICES, ORDER_BOOK
from residents.registers.photos import PHOTOS
from residents.registers.productions import PRODUCTIONS

__all__ = ["ADMISSIONS", "BELONGINGS", "LATE_AFTER", "LEGAL_SERVICES", "ORDER_BOOK", "PHOTOS", "PRODUCTIONS"]
