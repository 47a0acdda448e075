from django.db import models
from django.utils.translation import gettext_lazy as _

from base.readers import codes


class HiddenKind(models.TextChoices):
    """What a file carries beside the text that its readers see."""

    TRACKED_CHANGE = codes.TRACKED_CHANGE, _("修订痕迹")
    COMMENT = codes.COMMENT, _("批注")
    HIDDEN_TEXT = codes.HIDDEN_TEXT, _("隐藏文字")
    HIDDEN_SHEET = codes.HIDDEN_SHEET, _("隐藏工作表")
    HIDDEN_ROW = codes.HIDDEN_ROW, _("隐藏的行或列")
    AUTHOR = codes.AUTHOR, _("作者信息")
    COVERED_TEXT = codes.COVERED_TEXT, _("遮盖下的文字")
    EARLIER_REVISION = codes.EARLIER_REVISION, _("早先版本的内容")
    POSITION = codes.POSITION, _("图片拍摄位置")


class Problem(models.TextChoices):
    """Why a file, or the rest of it, could not be read: somebody has to look at it."""

    UNKNOWN_FORMAT = codes.UNKNOWN_FORMAT, _("无法检查：不支持这种文件格式，请转换为 docx、xlsx、pdf 或 ofd")
    UNREADABLE = codes.UNREADABLE, _("无法检查：文件已损坏，或者内容与格式不符")
    ENCRYPTED = codes.ENCRYPTED, _("无法检查：文件已加密")
    TOO_BIG = codes.TOO_BIG, _("无法完整检查：文件内容过大")
    TOO_SLOW = codes.TOO_SLOW, _("无法检查：读取文件超时")
    NO_TEXT = codes.NO_TEXT, _("无法检查：扫描件没有文字，请人工核对")


_NO_COPY = {
    codes.SIGNED: _("文件带有电子签名，清理会使签名失效，请在原软件中处理并重新签名后上传。"),
    codes.PARTLY_COVERED: _("遮盖的文字与其余文字无法分开，不能安全删除，请在原稿中删除这些文字后重新生成文件。"),
    codes.NO_COPY: _("无法生成这种文件的清理副本，请在原软件中处理后重新上传。"),
}


def why_not(code: str) -> str:
    """Why there is no cleaned copy, in a sentence."""
    return str(_NO_COPY[code] if code in _NO_COPY else Problem(code).label)
