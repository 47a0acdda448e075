"""Golden answers as rows: what is asked of an engine that holds the CORPUS, and what it must answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from search.plan import make_plan
from search.request import Query, Sort
from tests.search.corpus import (
    BUREAU,
    CITY,
    DUST,
    ELDERLY,
    ENGLISH,
    FARMLAND,
    FARMLAND_RULES,
    FIELDS,
    HALL,
    HEAT,
    HOUSING,
    LAND,
    ORDER,
    RENTAL,
    REPAIR,
)


def asked(text: str, language: str = "zh-hans", **options: Any) -> Query:
    """A query as the search page would ask it. `excluded` and `quoted` are phrases of the plan."""
    plan = make_plan(text)
    words = {name: options.pop(name) for name in ("excluded", "quoted") if name in options}
    return Query(replace(plan, **words), language, **options)


@dataclass(frozen=True)
class Golden:
    """The first of `expected` must be the first hit, the others the rest in any order; nothing else is found."""

    text: str
    expected: tuple[int, ...]
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def query(self) -> Query:
        return asked(self.text, **self.options)

    def __str__(self) -> str:
        return f"{self.text} {self.options or ''}"


WORDS = (
    Golden("供热", (HEAT, REPAIR, RENTAL)),  # the title first
    Golden("登记", (ORDER,)),
    Golden("动产登", (ORDER,)),  # no dictionary has this word
    Golden("基本农田", (FARMLAND, FARMLAND_RULES)),  # short title before long
    Golden("示例区基本农田保护条例", (FARMLAND,)),
    Golden("农田 措施", (FARMLAND_RULES, FARMLAND)),  # behind what has both words, what has one of them in its title
    Golden("助浴服务", (ELDERLY,)),
    Golden("耕地保护责任", (FARMLAND_RULES, FARMLAND)),
    Golden("shili baohutiaoli", (FARMLAND,)),  # pinyin, word by word
    Golden("供热 beijingshi", (HEAT,)),  # a word in letters that stands nowhere
    Golden("老人的助餐食堂要多少钱", (ELDERLY,)),  # whole questions stand nowhere
    Golden("冬天家里供热温度不够怎么办", (HEAT,)),
    Golden("室内温度不低于18℃", (HEAT,)),
    Golden("湿法作业裸土覆盖", (DUST,)),  # over a comma
    Golden("老舊小區", (REPAIR,)),  # traditional characters
    Golden("company", (ENGLISH,), {"language": "en"}),
    Golden("company", ()),  # each language by itself
    Golden("compan", (), {"language": "en"}),  # a word of letters is found whole
    Golden("图斑清单", (FARMLAND_RULES,)),  # stands in an attachment alone
    Golden("TB-0417", (FARMLAND_RULES,)),
    Golden("示政发〔2019〕5号", (FARMLAND_RULES,)),
    Golden("示政发[2019]5号", (FARMLAND_RULES,)),
    Golden("示政发（2019）第5号", (FARMLAND_RULES,)),
    Golden("示政发 2019 5号", (FARMLAND_RULES,)),
    Golden("示政發【２０１９】05號", (FARMLAND_RULES,)),
    Golden("完全无关的词语", ()),
)

NARROWED = (
    Golden("供热", (RENTAL, REPAIR), {"chosen": (("genre", "通知"),)}),
    Golden("供热", (HEAT, REPAIR), {"tab": "policy"}),
    Golden("供热", (RENTAL,), {"tab": "institution"}),
    Golden("供热", (), {"tab": "unheard-of"}),
    Golden("供热", (HEAT,), {"titles_only": True}),
    Golden("供热", (REPAIR,), {"chosen": (("genre", "通知"), ("form", "attachments"))}),
    Golden("供热", (REPAIR,), {"chosen": (("validity", "expired"),)}),
    Golden("供热", (HEAT,), {"chosen": (("validity", "not_effective"),)}),
    Golden("供热", (RENTAL,), {"chosen": (("validity", "in_force"),)}),
    Golden("供热", (), {"chosen": (("unit", HALL),)}),
    Golden("供热", (HEAT, REPAIR, RENTAL), {"chosen": (("unit", HOUSING), ("topic", CITY), ("year", "2026"))}),
    Golden("供热", (), {"chosen": (("genre", "通知\" OR \"供热"),)}),
    Golden("基本农田", (FARMLAND, FARMLAND_RULES), {"chosen": (("topic", LAND),)}),
    Golden("基本农田", (FARMLAND,), {"chosen": (("topic", FIELDS),)}),
    Golden("基本农田", (FARMLAND_RULES,), {"chosen": (("unit", BUREAU),)}),  # issued together with it
    Golden("基本农田", (FARMLAND_RULES,), {"chosen": (("year", "2019"),)}),
    Golden("基本农田", (FARMLAND_RULES,), {"until": date(2019, 3, 4)}),
    Golden("基本农田", (), {"until": date(2019, 3, 3)}),
    Golden("基本农田", (FARMLAND,), {"since": date(2019, 3, 5)}),
    Golden("基本农田", (FARMLAND_RULES,), {"since": date(2019, 3, 4), "until": date(2025, 12, 31)}),
    Golden("供热", (HEAT, RENTAL), {"excluded": ("管网",)}),
    Golden("供热", (RENTAL, REPAIR), {"excluded": ("城镇", "没有这个词")}),
    Golden("供热", (HEAT,), {"excluded": ("管网",), "titles_only": True}),
    Golden("供热", (), {"excluded": ("室内温度",), "titles_only": True}),
    Golden("基本农田", (FARMLAND,), {"excluded": ("图斑",)}),  # excluded by its attachment
    Golden("供热", (RENTAL,), {"quoted": ("费用自理",)}),
    Golden("供热", (), {"quoted": ("自理费用",)}),
    Golden("供热", (HEAT,), {"quoted": ("管理办法",), "titles_only": True}),
    Golden("基本农甜保护", (FARMLAND, FARMLAND_RULES), {}),  # by its sound, and narrowed
    Golden("基本农甜保护", (FARMLAND_RULES,), {"chosen": (("genre", "通知"),)}),
    Golden("基本农甜保护", (FARMLAND,), {"excluded": ("耕地",)}),
    Golden("基本农甜保护", (FARMLAND_RULES,), {"until": date(2019, 3, 4)}),
    Golden("公共祖凭住房分配", (), {"chosen": (("genre", "意见"),)}),  # nor do last resorts escape a filter
)  # fmt: skip

SORTED = (
    ("供热", {"sort": Sort.DATE}, (REPAIR, RENTAL, HEAT)),
    ("基本农田", {"sort": Sort.DATE}, (FARMLAND, FARMLAND_RULES)),
    ("通知", {"sort": Sort.DATE, "titles_only": True}, (FARMLAND_RULES,)),
)

# Each facet counts without its own choice; a value that is chosen shows as many as it says.
COUNTED: tuple[tuple[str, dict[str, Any], dict[str, dict[str, int]], dict[str, int]], ...] = (
    (
        "供热", {},
        {
            "unit": {HOUSING: 3}, "topic": {CITY: 3}, "year": {"2026": 3}, "genre": {"决定": 1, "通知": 2},
            "validity": {"not_effective": 1, "in_force": 1, "expired": 1}, "form": {"text": 2, "attachments": 1},
        },
        {"policy": 2, "institution": 1},
    ),
    (
        "供热", {"chosen": (("genre", "通知"),)},
        {
            "unit": {HOUSING: 2}, "topic": {CITY: 2}, "year": {"2026": 2}, "genre": {"决定": 1, "通知": 2},
            "validity": {"in_force": 1, "expired": 1}, "form": {"text": 1, "attachments": 1},
        },
        {"policy": 1, "institution": 1},
    ),
    (
        "供热", {"tab": "policy", "chosen": (("genre", "通知"),)},
        {
            "unit": {HOUSING: 1}, "topic": {CITY: 1}, "year": {"2026": 1}, "genre": {"决定": 1, "通知": 1},
            "validity": {"expired": 1}, "form": {"attachments": 1},
        },
        {"policy": 1, "institution": 1},
    ),
    (
        "供热", {"chosen": (("genre", "通知"), ("form", "text"))},
        {
            "unit": {HOUSING: 1}, "topic": {CITY: 1}, "year": {"2026": 1}, "genre": {"决定": 1, "通知": 1},
            "validity": {"in_force": 1}, "form": {"text": 1, "attachments": 1},
        },
        {"institution": 1},
    ),
    (
        "基本农田", {},
        {
            "unit": {HALL: 2, BUREAU: 1}, "topic": {LAND: 2, FIELDS: 1}, "year": {"2026": 1, "2019": 1},
            "genre": {"决定": 1, "通知": 1}, "validity": {"in_force": 2}, "form": {"text": 1, "attachments": 1},
        },
        {"policy": 2},
    ),
    ("完全无关的词语", {}, {name: {} for name in ("unit", "topic", "year", "genre", "validity", "form")}, {}),
)  # fmt: skip
