"""Choices of the portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitLevel(models.TextChoices):
    """Where a unit (公开主体) stands in the district."""

    DISTRICT = "district", _("区级")
    DEPARTMENT = "department", _("部门")
    STREET = "street", _("街道")
    TOWN = "town", _("镇乡")
