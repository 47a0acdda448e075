"""What this room writes into the audit trail. Never a password, a code or a key."""

from django.utils.translation import gettext_lazy as _

from accounts.client_address import client_address
from base.audit import record, register_action, register_address

__all__ = ["record"]

SECOND_FACTOR_SET = "accounts.second_factor_set"
SECOND_FACTOR_FAILED = "accounts.second_factor_failed"
SECOND_FACTOR_RESET = "accounts.second_factor_reset"
BACKUP_CODE_USED = "accounts.backup_code_used"
BACKUP_CODES_MADE = "accounts.backup_codes_made"
LOCKED_OUT = "accounts.locked_out"
UNLOCKED = "accounts.unlocked"
PASSWORD_CHANGED = "accounts.password_changed"  # noqa: S105
PASSWORD_EXPIRED = "accounts.password_expired"  # noqa: S105
SESSION_ENDED = "accounts.session_ended"
ACTIVATED = "accounts.activated"
DEACTIVATED = "accounts.deactivated"

for _code, _label in {
    SECOND_FACTOR_SET: _("绑定两步验证"),
    SECOND_FACTOR_FAILED: _("两步验证失败"),
    SECOND_FACTOR_RESET: _("重置两步验证"),
    BACKUP_CODE_USED: _("使用备用验证码"),
    BACKUP_CODES_MADE: _("生成备用验证码"),
    LOCKED_OUT: _("登录失败锁定"),
    UNLOCKED: _("解除登录锁定"),
    PASSWORD_CHANGED: _("修改密码"),
    PASSWORD_EXPIRED: _("密码到期，要求修改"),
    SESSION_ENDED: _("超时退出"),
    ACTIVATED: _("启用账号"),
    DEACTIVATED: _("停用账号"),
}.items():
    register_action(_code, _label)

register_address(client_address)
