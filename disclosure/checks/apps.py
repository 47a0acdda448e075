from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChecksConfig(AppConfig):
    name = "disclosure.checks"
    verbose_name = _("内容检查")
