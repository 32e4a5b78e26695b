"""For every test of the repository; the server comes from `roret.foundation.pytest_database`."""

import os

import pytest
from django.core.cache import caches
from django.test import TransactionTestCase
from hypothesis import settings

pytest_plugins = ["roret.foundation.testing.personas", "roret.foundation.journal.testing"]

# Two cores are shared: a slow example is no fault. The same examples every time, so that a failure can be repeated.
settings.register_profile("roret", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("roret")


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What a process keeps for a while would be what another test has made."""
    caches["pages"].clear()


@pytest.fixture(scope="session")
def player():
    """Playwright, once in a process: a second one beside it is refused.

    Its loop runs on in this thread, where Django would refuse every query of the tests that come after.
    """
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as started:
        yield started


if "RORET_TEST_TEMPLATES" in os.environ:
    # The server is our own: copy a migrated database instead of migrating one.

    @pytest.fixture(scope="session")
    def django_db_keepdb(django_db_modify_db_settings, django_db_blocker):
        """The test database is made from a template, so pytest-django finds it there and keeps it."""
        from roret.foundation import pytest_templates

        with django_db_blocker.unblock():
            pytest_templates.copy_template()
        return True

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_setup, django_db_blocker):
        """What was migrated for the first time becomes the template."""
        from roret.foundation import pytest_templates

        with django_db_blocker.unblock():
            pytest_templates.keep_template()
        TransactionTestCase._fixture_teardown = lambda _: pytest_templates.empty_tables()
