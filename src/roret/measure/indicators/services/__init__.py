"""Every way an indicator can change; split by verb."""

from roret.measure.indicators.services.defining import bind_indicator, create_indicator, update_indicator
from roret.measure.indicators.services.importing import import_observations
from roret.measure.indicators.services.measuring import enter_observation

__all__ = ["bind_indicator", "create_indicator", "enter_observation", "import_observations", "update_indicator"]
