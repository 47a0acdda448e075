"""Choices of documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Genre(models.TextChoices):
    """体裁: the fifteen statutory types of official documents (党政机关公文处理工作条例, 2012)."""

    RESOLUTION = "决议", _("决议")
    DECISION = "决定", _("决定")
    ORDER = "命令", _("命令（令）")
    COMMUNIQUE = "公报", _("公报")
    ANNOUNCEMENT = "公告", _("公告")
    PUBLIC_NOTICE = "通告", _("通告")
    OPINION = "意见", _("意见")
    NOTICE = "通知", _("通知")
    CIRCULAR = "通报", _("通报")
    REPORT = "报告", _("报告")
    REQUEST = "请示", _("请示")
    REPLY = "批复", _("批复")
    BILL = "议案", _("议案")
    LETTER = "函", _("函")
    MINUTES = "纪要", _("纪要")


# What passes between organs or inside one (条例 art. 16(2): 讨论记录、过程稿、磋商信函、请示报告) and bills. Everything
# else, and what names no type, counts as a policy document.
NO_POLICY = frozenset({Genre.REPORT, Genre.REQUEST, Genre.BILL, Genre.LETTER, Genre.MINUTES})


class NonDisclosureReason(models.TextChoices):
    """Why an item is not disclosed on our own initiative (条例 art. 14-16).

    国家秘密 is not among them: this system may neither store nor process one (保密法 art. 31; rule R5).
    """

    LAW_FORBIDS = "law_forbids", _("法律、行政法规禁止公开（第十四条）")
    SAFETY = "three_safety_one_stability", _("危及国家安全、公共安全、经济安全、社会稳定（第十四条）")
    THIRD_PARTY = "third_party", _("涉及商业秘密、个人隐私等第三方合法权益（第十五条）")
    INTERNAL = "internal_affairs", _("内部事务信息（第十六条第一款）")
    PROCESS = "process_info", _("过程性信息（第十六条第二款）")
    ENFORCEMENT = "enforcement_file", _("行政执法案卷（第十六条第二款）")


class ThirdPartyBasis(models.TextChoices):
    """Why an item with trade secrets or privacy of others may be public all the same (条例 art. 15)."""

    CONSENT = "consent", _("第三方同意公开，同意书在案")
    PUBLIC_INTEREST = "public_interest", _("不公开会对公共利益造成重大影响，已作出决定")


class RedactionArticle(models.TextChoices):
    """The article on which a passage was taken out (条例 art. 37)."""

    ART_14 = "14", _("第十四条（国家秘密、法律禁止、三安全一稳定）")
    ART_15 = "15", _("第十五条（商业秘密、个人隐私）")
    ART_16 = "16", _("第十六条（内部事务、过程性信息、执法案卷）")


class BatchKind(models.TextChoices):
    """A migration carries what was public elsewhere; a new batch carries fresh items (许可、处罚)."""

    MIGRATION = "migration", _("迁移")
    NEW = "new", _("新信息")


class SecrecyConclusion(models.TextChoices):
    """The conclusion on one row of a new batch (保密法实施条例 art. 42: 逐项审查)."""

    PUBLIC = "public", _("公开")
    NOT_PUBLIC = "not_public", _("不公开")


class DeadlineRule(models.TextChoices):
    """Within what time the law wants a document published (domain §1.4); how long: settings.GONGKAI_DEADLINES."""

    GENERAL = "general", _("一般信息：形成或变更后二十个工作日（条例第二十六条）")
    DOUBLE = "double", _("行政许可、行政处罚双公示：作出决定后七个工作日")
    BUDGET = "budget", _("财政预算、决算：批准或批复后二十日（预算法第十四条）")
