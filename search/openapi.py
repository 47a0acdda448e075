"""What the API of the search takes and answers; common schemas are those of the catalogue's."""

from __future__ import annotations

from base.export import XLSX
from disclosure.catalogue.enums import Validity
from disclosure.catalogue.openapi.building import (
    Schema,
    by_name,
    download,
    integer,
    many,
    moment,
    parameter,
    reading,
    ref,
    text,
    text_or_none,
    thing,
    yes_or_no,
)
from search.asking import Within
from search.plan import MAX_LENGTH
from search.request import FACETS, MAX_COUNTED, MAX_DEPTH, Sort

_FACETS = {
    "unit": "公开主体的 value",
    "topic": "主题分类的 value，含下级",
    "year": "发布年份",
    "genre": "体裁",
    "validity": "有效性",
    "form": "形式",
}
_FILE = thing(
    {
        "title": text("附件标题"),
        "name": text("文件名"),
        "size": integer("字节数", minimum=0),
        "place": text("在附件中的位置：页、工作表和行、小标题"),
        "snippet": text("附件中的相关文字，HTML，含 <mark>"),
        "url": text("在线阅读地址", format="uri"),
    }
)
_RESULT = thing(
    {
        "number": integer("条目号"),
        "source_id": text("来源系统编号；非迁移信息为本系统编号"),
        "kind": text("类型"),
        "group": text("结果分类，同 tabs 的 value"),
        "title": text("标题"),
        "title_html": text("标题，HTML，含 <mark>"),
        "url": text("页面地址", format="uri"),
        "doc_no": text("发文字号"),
        "index_no": text("索引号"),
        "snippet": text("相关文字，HTML，含 <mark>"),
        "unit": text("公开主体"),
        "validity": text("有效性", enum=Validity.values),
        "is_exact": yes_or_no("发文字号与所查的完全相符"),
        "published_at": moment("发布日期"),
        "noindex": yes_or_no("含个人信息，请勿收录"),
        "files": many(ref("FileHit"), "附件中的命中"),
    }
)
_PINNED = thing(
    {
        "number": integer("条目号"),
        "title": text("标题"),
        "url": text("页面地址", format="uri"),
        "note": text("置顶的说明，没有则为空"),
    }
)
_ANSWER = thing(
    {
        "query": text("所查的词；太长而没有查找时为空"),
        "total": integer(f"条数，精确到 {MAX_COUNTED}；再大表示还有更多", minimum=0),
        "total_is_exact": yes_or_no("total 是否精确"),
        "page": integer("第几页", minimum=1),
        "pages": integer("能看到的页数", minimum=1),
        "next": text_or_none("下一页", format="uri"),
        "previous": text_or_none("上一页", format="uri"),
        "pinned": many(ref("Pinned"), "编辑为这个词置顶的信息；只在没有筛选的第一页，不计入 total"),
        "results": many(ref("Result")),
        "tabs": many(ref("Counted"), "按类型分组的条数；value 为空的是全部"),
        "facets": by_name(FACETS, many(ref("Counted")), "各筛选项的取值和条数，计数时不计本项的选择"),
        "facets_partial": yes_or_no(f"筛选项只统计了最新的 {MAX_COUNTED} 条"),
        "partly": yes_or_no("排在后面的信息只含有一部分词语"),
        "did_you_mean": text("可能想查的词，没有则为空"),
        "hot_words": many(text(), "没有结果时推荐的热词"),
        "fallback": yes_or_no("检索服务暂停或者落后，由备用检索应答；信息齐全，排序可能略有不同"),
        "message": text("没有查找或没有更多结果的原因"),
    },
    optional=["message"],
)
_SUGGESTIONS = thing(
    {
        "suggestions": many(
            thing({"title": text("标题"), "doc_no": text("发文字号"), "url": text("页面地址，本站路径")}),
        )
    }
)
_WORDS = parameter("q", f"要查的词，最多 {MAX_LENGTH} 个字", required=True)
_PARAMETERS = [
    _WORDS,
    parameter("tab", "结果分类"),
    *(parameter(name, _FACETS[name]) for name in FACETS),
    parameter("within", "发布时间；写了它就不看 since 和 until", text(enum=Within.values)),
    parameter("since", "发布日期不早于", text(format="date")),
    parameter("until", "发布日期不晚于", text(format="date")),
    parameter("titles", "1 为只查标题", text(enum=["0", "1"])),
    parameter("sort", "排序", text(enum=Sort.values)),
    parameter("page", "第几页，从 1 起，每页 10 条，最多 100 页", integer(minimum=1)),
]
_WITHOUT_PAGE = [one for one in _PARAMETERS if one["name"] != "page"]
_ANSWERS = {
    200: ("一页结果和筛选项", ref("SearchAnswer")),
    400: ("没有查找：词太长、没有文字，或参数有误", {"anyOf": [ref("SearchAnswer"), ref("Error")]}),
}

SCHEMAS: dict[str, Schema] = {
    "FileHit": _FILE,
    "Pinned": _PINNED,
    "Result": _RESULT,
    "SearchAnswer": _ANSWER,
    "Suggestions": _SUGGESTIONS,
}
PATHS: dict[str, Schema] = {
    "/api/v1/search/": reading("search", "检索中文信息", _PARAMETERS, _ANSWERS),
    "/en/api/v1/search/": reading("searchEnglish", "检索英文信息", _PARAMETERS, _ANSWERS),
    "/search/suggest/": reading(
        "suggest", "输入时的建议：标题和发文字号，最多 8 条", [_WORDS], {200: ("建议", ref("Suggestions"))}
    ),
    "/en/search/suggest/": reading(
        "suggestEnglish", "输入时的建议：英文信息", [_WORDS], {200: ("建议", ref("Suggestions"))}
    ),
    "/search.xlsx": download(
        "searchWorkbook", f"检索结果的表格，最多 {MAX_DEPTH} 条，略去含个人信息的条目", _WITHOUT_PAGE, XLSX
    ),
    "/en/search.xlsx": download(
        "searchWorkbookEnglish", f"英文检索结果的表格，最多 {MAX_DEPTH} 条", _WITHOUT_PAGE, XLSX
    ),
}
