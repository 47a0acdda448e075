# ruff: noqa: E501  a table of examples, one a line
"""Faults planted on purpose: every kind, in every form of document, written in every way that people write."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tests.checks.evaluation import hiding, numbers, writers

SECRET_NUMBER, SECRET_TITLE = "示政密函〔2025〕17号", "示例区重点人员安置内部方案"
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
CONTAINERS = ("text", "table", "docx", "docx table", "xlsx", "pdf", "pdf table", "ofd")


@dataclass(frozen=True)
class Fault:
    """What is planted, how, and in what: the finding of that code must be there."""

    code: str
    way: str
    container: str
    body: list[dict[str, object]] | None = None
    file: bytes = b""
    name: str = ""


def background(rng: random.Random) -> list[str]:
    return rng.sample(
        [
            "为进一步规范管理，现将有关事项通知如下，请结合实际认真贯彻执行。",
            "各单位要高度重视，明确责任分工，确保各项工作落到实处。",
            "本次审批共受理申请36件，经审核符合条件的28件，现予公示。",
            "公示期为2026年3月2日至2026年3月6日，异议请以书面形式反映。",
            "第三条　区民政局负责本办法的组织实施和监督检查。",
            "联系电话：010-55570123，办公地址：幸福路1号政务大厦2号楼305室。",
        ],
        3,
    )


def grouped(digits: str, sizes: tuple[int, ...], between: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(digits[at : at + size])
        at += size
    return between.join([*parts, digits[at:]] if at < len(digits) else parts)


def halves(rng: random.Random, digits: str) -> tuple[str, str]:
    at = rng.randint(3, len(digits) - 3)
    return digits[:at], digits[at:]


@dataclass(frozen=True)
class Number:
    """A kind of number: how it is made, how it is divided when it is written in groups, and what it is called."""

    code: str
    make: Callable[[random.Random], str]
    sizes: tuple[int, ...]
    labels: tuple[str, ...]
    heads: tuple[str, ...]  # of a column


NUMBERS = (
    Number(
        "id_card",
        numbers.identity,
        (6, 8, 4),
        ("身份证号：", "公民身份号码", "，证件号码为", "张某，男，"),
        ("身份证号", "证件号码", "备注"),
    ),
    Number("id_card_15", numbers.identity_15, (6, 6, 3), ("身份证号：", "身份证号码"), ("身份证号", "公民身份号码")),
    Number(
        "mobile",
        numbers.mobile,
        (3, 4, 4),
        ("联系电话：", "手机：", "李某，", "联系人王某"),
        ("联系电话", "手机号码", "联系方式"),
    ),
    Number(
        "bank_card",
        numbers.card,
        (4, 4, 4, 4),
        ("银行卡号：", "开户账号", "打入", "工资卡"),
        ("银行卡号", "开户账号", "卡号"),
    ),
)
WAYS = ("plain", "full width", "blanks", "hyphens", "dots", "invisible", "over pieces", "over lines", "over cells")


def spelt(digits: str, way: str, number: Number) -> str:
    if way == "full width":
        return digits.translate(FULL_WIDTH)
    if way == "blanks":
        return grouped(digits, number.sizes, " ")
    if way == "hyphens":
        return grouped(digits, number.sizes, "-")
    if way == "dots":
        return grouped(digits, number.sizes, "." if len(digits) % 2 else "·")
    if way == "invisible":
        return grouped(digits, number.sizes, "\u200b") if len(digits) % 2 else grouped(digits, number.sizes, "\u00ad")
    return digits


def number_fault(rng: random.Random, number: Number, way: str, container: str) -> Fault:
    digits, label = number.make(rng), rng.choice(number.labels)
    before, after = halves(rng, digits)
    head = rng.choice(number.heads)
    if way == "over cells":
        rows = [["序号", "姓名", head, ""], ["1", "赵某", before, after]]
        return _tables(number.code, way, container, rng, rows)
    if way == "over lines":
        return _lines(number.code, way, container, rng, f"{label}{before}", f"{after}，已核实。")
    if way == "over pieces":
        return _pieces(number.code, way, container, rng, [f"{label}{before}", after, "，已核实。"])
    written = spelt(digits, way, number)
    if "table" in container or container == "xlsx":
        return _tables(
            number.code, way, container, rng, [["序号", "姓名", head], ["1", "钱某", written], ["2", "孙某", ""]]
        )
    return _lines(number.code, way, container, rng, f"{label}{written}，已核实。")


TEXTS: tuple[tuple[str, Callable[[random.Random], str]], ...] = (
    ("home_address", lambda r: f"家庭住址：示例区幸福路{r.randint(1, 99)}号院{r.randint(1, 20)}号楼{r.randint(1, 6)}单元{r.randint(101, 2009)}室"),
    ("home_address", lambda r: f"现住幸福小区{r.randint(1, 20)}-{r.randint(1, 6)}-{r.randint(101, 909)}"),
    ("home_address", lambda r: f"户籍地址：示例区王家村{r.randint(1, 9)}组{r.randint(1, 99)}号"),
    ("passport", lambda r: f"护照号码：{r.choice(['E', 'G'])}{r.randint(10000000, 99999999)}"),
    ("plate", lambda r: f"其名下车辆{r.choice('京冀鲁')}{r.choice('ABCF')}{r.choice(['', '·'])}{r.choice('QKM')}{r.randint(1000, 9999)}已报废"),
    ("email", lambda r: f"本人邮箱 {r.choice(['zhao', 'qian', 'sun'])}{r.randint(10, 999)}@{r.choice(['qq', '163', 'sina'])}.com"),
    ("medical", lambda r: f"病历号：{r.choice(['', 'ZY'])}{r.randint(100000, 9999999)}"),
    ("school_record", lambda r: f"学籍号：G{numbers.identity(r)[:17]}1"),
    ("minor", lambda r: f"未成年人姓名：{r.choice('赵钱孙李')}小{r.choice('明红军')}"),
    ("secrecy_mark", lambda r: f"{r.choice(['机密', '秘密', '绝密', '秘　密'])}★{r.choice(['10年', '5年', '长期', ''])}"),
    ("secrecy_mark", lambda r: r.choice(["机密", "秘密", "机　密", "密级：秘密"])),
    ("internal_mark", lambda r: r.choice(["内部资料　注意保存", "【内部资料】", "内部文件，不得外传", "（内部使用）", "内部资料 请勿外传"])),
    ("openness_mark", lambda r: r.choice(["（此件不公开）", "此件依申请公开", "（此件不予公开）"])),
    ("undisclosed", lambda r: f"现将{r.choice(['《' + SECRET_TITLE + '》', SECRET_TITLE])}转发给你们"),
    ("undisclosed", lambda r: f"根据{r.choice([SECRET_NUMBER, '示政密函[2025]17号', '示政密函（2025）第17号', '示政密函【2025】017号'])}要求"),
)  # fmt: skip


def text_fault(rng: random.Random, code: str, make: Callable[[random.Random], str], container: str) -> Fault:
    words = make(rng)
    if "table" in container or container == "xlsx":
        if code.endswith("_mark"):
            rows = [[words], ["序号", "事项"], ["1", "经费安排"]]
            return _tables(code, "plain", container, rng, rows)
        return _tables(code, "plain", container, rng, [["序号", "备注"], ["1", words]])
    return _lines(code, "plain", container, rng, words)


def hiding_fault(
    rng: random.Random, way: str, name: str, make: Callable[[random.Random], bytes], container: str
) -> Fault:
    """The form is that of the file that can hide so."""
    return Fault("hidden", way, name.rpartition(".")[2], file=make(rng), name=name)


def _lines(code: str, way: str, container: str, rng: random.Random, *lines: str) -> Fault:
    around = background(rng)
    return _written(code, way, container, [*around[:1], *lines, *around[1:]])


def _written(code: str, way: str, container: str, lines: list[str]) -> Fault:
    if container == "docx":
        return Fault(code, way, container, file=writers.docx_file(lines), name="通知.docx")
    if container == "pdf":
        return Fault(code, way, container, file=writers.pdf_file(lines), name="通知.pdf")
    if container == "ofd":
        return Fault(code, way, container, file=writers.ofd_file([[line] for line in lines]), name="通知.ofd")
    return Fault(code, way, "text", body=writers.text(lines))


def _pieces(code: str, way: str, container: str, rng: random.Random, pieces: list[str]) -> Fault:
    around = background(rng)
    if container == "ofd":
        return Fault(code, way, container, file=writers.ofd_file([[around[0]], pieces, [around[1]]]), name="通知.ofd")
    return Fault(code, way, "docx", file=writers.docx_file(around, pieces=[pieces]), name="通知.docx")


def _tables(code: str, way: str, container: str, rng: random.Random, rows: list[list[str]]) -> Fault:
    around = background(rng)
    if container == "xlsx":
        return Fault(code, way, container, file=writers.xlsx_file([rows]), name="名单.xlsx")
    if container.startswith("docx"):
        return Fault(code, way, "docx table", file=writers.docx_file(around, [rows]), name="名单.docx")
    if container.startswith("pdf"):
        return Fault(code, way, "pdf table", file=writers.pdf_file(around, [rows]), name="名单.pdf")
    if container == "ofd":
        if rng.random() < 0.5:
            lines = [[around[0]], *[["  ".join(row)] for row in rows]]
            return Fault(code, way, container, file=writers.ofd_file(lines), name="名单.ofd")
        return Fault(code, way, container, file=writers.ofd_file([[around[0]]], [rows]), name="名单.ofd")
    return Fault(code, way, "table", body=writers.text(around, [rows]))


def faults(seed: int, count: int = 300) -> Iterator[Fault]:
    """Yield `count` faults: every kind and way in turn, the forms of documents in turn beside them."""
    rng = random.Random(seed)
    makers: list[Callable[[str], Fault]] = []
    makers += [partial(number_fault, rng, number, way) for number in NUMBERS for way in WAYS]
    makers += [partial(text_fault, rng, code, make) for code, make in TEXTS]
    makers += [partial(hiding_fault, rng, way, name, make) for way, name, make in hiding.WAYS]
    for turn in range(count):
        container = CONTAINERS[(turn // len(makers) + turn) % len(CONTAINERS)]
        yield makers[turn % len(makers)](container)
