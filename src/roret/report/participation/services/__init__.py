"""Every way participation figures can change: taken, and held against a population from a file."""

from roret.report.participation.services.counting import can_take, take_figures, take_year
from roret.report.participation.services.importing import import_population

__all__ = ["can_take", "import_population", "take_figures", "take_year"]
