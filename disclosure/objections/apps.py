from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObjectionsConfig(AppConfig):
    name = "disclosure.objections"
    verbose_name = _("纠错与异议")
