"""The browser tests share one demo municipality, one server and one browser."""

from pathlib import Path

import pytest

from . import browsing, municipality


def pytest_collection_modifyitems(items):
    """Every test of this folder needs a browser, so it is marked, and left out where there is none.

    The longest is begun first: what one process begins last is waited for by all.
    """
    items.sort(key=lambda item: "test_the_workspace" not in item.nodeid)
    missing = not Path(browsing.CHROMIUM).exists()
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if missing:
                item.add_marker(pytest.mark.skip(reason="./dev test installs Chromium"))


@pytest.fixture(scope="session")
def demo():
    """The name of a database that holds the demo municipality; to be copied, never to be written to."""
    return municipality.loaded_demo()


@pytest.fixture(scope="session")
def database(demo):
    """The copy that the browser's tests share."""
    with municipality.copy_of(demo, "shared") as name:
        yield name


@pytest.fixture(scope="session")
def server(database):
    """The web server of the shared municipality."""
    running = municipality.Server(database=database)
    yield running
    running.end()


@pytest.fixture(scope="session")
def browser(player):
    """One Chromium for all tests."""
    launched = player.chromium.launch(executable_path=browsing.CHROMIUM, args=browsing.FLAGS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def people(browser, server):
    """Windows of the personas."""
    return browsing.People(browser, server)
