"""For every test of the repository; the database comes from `roret.foundation.pytest_database`."""

from hypothesis import settings

# Two cores are shared: a slow example is no fault. The same examples every time, so that a failure can be repeated.
settings.register_profile("roret", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("roret")
