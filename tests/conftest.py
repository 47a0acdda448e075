"""Fixtures and rules for all rooms; what only one room needs stands in its own conftest."""

pytest_plugins = ["tests.services.plugin", "tests.services.browser"]
