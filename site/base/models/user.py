"""The account."""

import re

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _

_HAN = re.compile(r"[\u3400-\u9fff]")


class User(AbstractUser):
    """A person with an account. Ours from the first migration, since Django cannot change that later."""

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")

    def get_full_name(self) -> str:
        """Return 姓名 as it is written: a Chinese surname first and without a space."""
        if _HAN.search(f"{self.last_name}{self.first_name}"):
            return f"{self.last_name}{self.first_name}".strip()
        return super().get_full_name()
