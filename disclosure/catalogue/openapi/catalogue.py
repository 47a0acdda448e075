"""What the API of the catalogue takes and answers."""

from __future__ import annotations

from base.export import CSV, XLSX
from disclosure.catalogue.enums import FileRole, RelationKind, Validity
from disclosure.catalogue.lists.filters import FACETS, PARAMETERS
from disclosure.catalogue.openapi.building import (
    Schema,
    by_name,
    day_or_none,
    download,
    integer,
    many,
    moment,
    parameter,
    reading,
    ref,
    ref_or_none,
    text,
    text_or_none,
    thing,
    yes_or_no,
)

_FILTERS = {
    "section": "栏目的 value",
    "unit": "公开主体的 value",
    "topic": "主题分类的 value，含下级",
    "key_area": "重点领域的 value",
    "genre": "体裁，例如：通知",
    "year": "发布年份",
    "statutory": "法定主动公开内容的 value",
    "kind": "类型",
}

_NAMED = thing({"value": text("地址参数里的写法"), "label": text("名称")})
_COUNTED = thing({"value": text("地址参数里的写法"), "label": text("名称"), "count": integer("条数", minimum=0)})
_ERROR = thing({"error": thing({"code": text("错误代码"), "message": text("给开发者看的说明")})})

_ROW: dict[str, Schema] = {
    "number": integer("条目号"),
    "kind": text("类型"),
    "source_id": text("来源系统编号；非迁移信息为空"),
    "language": text("语言", enum=["zh-hans", "en"]),
    "title": text("标题"),
    "url": text("页面地址", format="uri"),
    "api_url": text("本条目的接口地址", format="uri"),
    "index_no": text_or_none("索引号"),
    "doc_no": text("发文字号"),
    "issuer": text("发文机关"),
    "unit": ref_or_none("Named"),
    "section": ref_or_none("Named"),
    "validity": text("有效性", enum=Validity.values),
    "noindex": yes_or_no("含个人信息，请勿收录"),
    "written_date": day_or_none("成文日期"),
    "effective_date": day_or_none("施行日期"),
    "expiry_date": day_or_none("失效日期"),
    "repealed_date": day_or_none("废止日期"),
    "public_until": day_or_none("公示截止日期"),
    "published_at": moment("发布日期"),
    "first_published_at": moment("首次公开时间"),
    "updated_at": moment("更新时间"),
}
_FILE = thing(
    {
        "name": text("文件名"),
        "title": text("标题"),
        "role": text("用途", enum=FileRole.values),
        "content_type": text("媒体类型"),
        "size": integer("字节数", minimum=0),
        "sha256": text("校验值"),
        "url": text("下载地址", format="uri"),
    }
)
_RELATION = thing(
    {
        "relation": text("关系", enum=RelationKind.values),
        "direction": text("to 为本条目指向对方，from 相反", enum=["to", "from"]),
        "number": integer("对方的条目号"),
        "title": text("对方的标题"),
        "url": text("对方的页面地址", format="uri"),
    }
)
_ITEM: dict[str, Schema] = {
    **_ROW,
    "abstract": text("内容概述"),
    "keywords": text("关键词"),
    "genre": text("体裁"),
    "topics": many(ref("Named"), "主题分类，从上级到下级"),
    "key_areas": many(ref("Named"), "重点领域"),
    "source_name": text("转载来源"),
    "source_url": text("转载来源地址"),
    "text": text("正文文字"),
    "content_sha256": text("公开内容的校验值"),
    "files": many(ref("File")),
    "relations": many(ref("Relation")),
}
_LIST = thing(
    {
        "total": integer("条数", minimum=0),
        "total_is_exact": yes_or_no("三项以上筛选时，多于 1000 条不再精确计数"),
        "page": integer("第几页", minimum=1),
        "pages": integer("共几页", minimum=1),
        "next": text_or_none("下一页", format="uri"),
        "previous": text_or_none("上一页", format="uri"),
        "results": many(ref("Row")),
        "facets": by_name(FACETS, many(ref("Counted")), "各筛选项的取值和条数"),
    }
)
_FILTERED = [parameter(name, _FILTERS[name]) for name in PARAMETERS]

SCHEMAS: dict[str, Schema] = {
    "Named": _NAMED,
    "Counted": _COUNTED,
    "Error": _ERROR,
    "Row": thing(_ROW),
    "File": _FILE,
    "Relation": _RELATION,
    "Item": thing(_ITEM),
    "List": _LIST,
}
PATHS: dict[str, Schema] = {
    "/api/v1/catalogue/": reading(
        "catalogue",
        "公开目录，按发布时间从新到旧，可以组合筛选",
        [
            *_FILTERED,
            parameter("page", "第几页，从 1 起", integer(minimum=1)),
            parameter("language", "语言", text(enum=["zh-hans", "en"])),
        ],
        {
            200: ("一页条目和筛选项", ref("List")),
            400: ("参数有误", ref("Error")),
            404: ("没有这一页", ref("Error")),
        },
    ),
    "/api/v1/catalogue/{number}/": reading(
        "item",
        "一条信息：元数据、正文、附件、关系",
        [parameter("number", "条目号", integer(), required=True, where="path")],
        {
            200: ("这条信息", ref("Item")),
            404: ("目录中没有这一条", ref("Error")),
            410: ("已不再公开", ref("Error")),
        },
    ),
    "/catalogue.xlsx": download("workbook", "目录或者筛选结果的表格，最新的 5000 条", _FILTERED, XLSX),
    "/en/catalogue.xlsx": download("workbookEnglish", "英文目录的表格", _FILTERED, XLSX),
    "/catalogue.csv": download("table", "目录或者筛选结果的 CSV，最新的 50000 条", _FILTERED, CSV),
    "/en/catalogue.csv": download("tableEnglish", "英文目录的 CSV", _FILTERED, CSV),
}
