"""The same project as the plugin's own tests."""

from tests.plugin.conftest import original, project, site

__all__ = ["original", "project", "site"]
