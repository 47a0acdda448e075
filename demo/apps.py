from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """The fictional 示例区. Installed only with GONGKAI_DEMO=1; production settings refuse to start with it."""

    name = "demo"
    label = "demo"
    verbose_name = _("演示")
