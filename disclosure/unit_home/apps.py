from django.apps import AppConfig


class UnitHomeConfig(AppConfig):
    name = "disclosure.unit_home"
    verbose_name = "信息公开专栏"
