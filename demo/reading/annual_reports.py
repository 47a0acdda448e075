"""Annual reports in the statutory form (国办公开办函〔2021〕30号): six parts, three of them tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from demo.reading.front_matter import read_toml

YEAR = 2025
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
# The results of requests: part of the form, then its rows.
RESULTS = {
    "": ("予以公开", "部分公开"),
    "不予公开": (
        "属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益",
        "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项",
    ),
    "无法提供": ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"),
    "不予处理": (
        "信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请",
        "要求行政机关确认或重新出具已获取信息",
    ),
    "其他处理": (
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "申请人主动撤回",
    ),
}  # fmt: skip


def read_annual_reports() -> list[dict[str, Any]]:
    return read_toml("annual_reports")["report"]


def results_of(report: dict[str, Any]) -> list[int]:
    """Return how many requests were answered, by applicant. Raises KeyError for a result that the form lacks."""
    known = {name for names in RESULTS.values() for name in names}
    if unknown := set(report["results"]) - known:
        raise KeyError(f"{report['unit']}：{'、'.join(sorted(unknown))}")
    return [sum(column) for column in zip(*report["results"].values(), strict=True)]


def body_of_report(report: dict[str, Any]) -> str:
    """Return the text of a report in the small markdown."""
    parts = [
        f"根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。本报告所列数据的统计期限自{YEAR}年1月1日"
        f"起至{YEAR}年12月31日止。",
        f"## 一、总体情况\n\n{report['overview'].strip()}",
        f"## 二、主动公开政府信息情况\n\n{_disclosed(report)}",
        f"## 三、收到和处理政府信息公开申请情况\n\n{_table(_requests(report))}",
        f"## 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n\n{_table(_disputes(report))}",
        f"## 五、存在的主要问题及改进情况\n\n{report['problems'].strip()}",
        f"## 六、其他需要报告的事项\n\n{report['other']}",
    ]
    return "\n\n".join(parts)


def _disclosed(report: dict[str, Any]) -> str:
    made, ended, standing = report["normative"]
    rules: list[list[Any]] = [["第二十条第（一）项", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", 0, 0, 0]]
    acts: list[list[Any]] = [["第二十条第（五）、（六）项", "本年处理决定数量"]]
    acts += [[label, report[key]] for label, key in (("行政许可", "permits"), ("行政处罚", "penalties"))]
    fees = [["第二十条第（八）项", "本年收费金额（万元）"], ["行政事业性收费", report["fees"]]]
    tables = [
        [*rules, ["行政规范性文件", made, ended, standing]],
        [*acts, ["行政强制", report["measures"]]],
        fees,
    ]
    return "\n\n".join(_table(rows) for rows in tables)


def _requests(report: dict[str, Any]) -> Iterator[list[Any]]:
    yield ["申请人情况", *APPLICANTS]
    yield ["一、本年新收政府信息公开申请数量", *_with_total(report["new"])]
    yield ["二、上年结转政府信息公开申请数量", *_with_total(report["carried"])]
    number = 0
    for group, names in RESULTS.items():
        for name in names:
            number += 1
            label = f"三、办理结果（{number}）{group + '：' if group else ''}{name}"
            yield [label, *_with_total(report["results"].get(name, [0] * 6))]
    yield ["三、办理结果：总计", *_with_total(results_of(report))]
    yield ["四、结转下年度继续办理", *_with_total(report["next"])]


def _disputes(report: dict[str, Any]) -> Iterator[list[Any]]:
    yield ["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    for label, key in (("行政复议", "review"), ("未经复议直接起诉", "suit"), ("复议后起诉", "suit_after")):
        yield [label, *_with_total(report[key])]


def _with_total(numbers: Sequence[int]) -> list[int]:
    return [*numbers, sum(numbers)]


def _table(rows: Iterator[list[Any]] | list[list[Any]]) -> str:
    head, *rest = [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join([head, "|---|", *rest])
