"""`manage.py check --deploy`: keys of contact data that an installation has chosen itself, and that are keys."""

from __future__ import annotations

from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.utils.translation import gettext as _


@register(Tags.security, deploy=True)
def contact_keys_are_set(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn where contacts depend on the secret key; a word that is no key would fail at the first objection."""
    if not settings.GONGKAI_CONTACT_KEYS:
        return [
            Warning(
                _("异议人的联系方式没有单独的密钥，更换 GONGKAI_SECRET_KEY 后将无法读取。"),
                hint=_how(),
                id="objections.W001",
            )
        ]
    if not all(map(_is_key, settings.GONGKAI_CONTACT_KEYS)):
        return [
            Error(_("GONGKAI_CONTACT_KEYS 中有不能使用的密钥，提交异议时会出错。"), hint=_how(), id="objections.E001")
        ]
    return []


def _how() -> str:
    return _(
        "请在环境变量 GONGKAI_CONTACT_KEYS 中设置密钥，并与数据库备份分开妥善保管。生成一个：python -c "
        "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
    )


def _is_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True
