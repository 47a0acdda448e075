from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from disclosure.catalogue import shell
from search.asking import Asked
from search.engines import get_engine
from search.engines.places import day_at
from search.models import IndexedEntry
from search.planning import plan_of
from search.services.explain import NAMES, Explanation, Step, explain


class Command(BaseCommand):
    help = "说明一条公开信息为什么排在搜索结果的这个位置：由哪种读法找到、名次、得分，以及哪些筛选把它挡在外面。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", help="搜索词")
        parser.add_argument("entry", type=int, help="目录条目号（地址末尾的数字）")
        parser.add_argument("--with", dest="more", default="", help="搜索页地址里的其他参数，如 unit=zjj&titles=1")
        parser.add_argument("--language", default="zh-hans", help="语言（默认 zh-hans）")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = Asked.from_query({**QueryDict(options["more"]).dict(), "q": options["query"]})
        plan = plan_of(asked.text)
        if not plan:
            raise CommandError("搜索词里没有可以查找的文字。")
        told = explain(asked.query(plan, options["language"], shell.latest()), options["entry"])
        if told.row is None:
            raise CommandError(
                f"条目 {options['entry']} 不在索引里：没有公开，或者索引缺了它（rebuild_search --check）。"
            )
        for line in (*asked.problems, *_lines(told, told.row)):
            self.stdout.write(str(line))


def _lines(told: Explanation, row: IndexedEntry) -> list[str]:
    plan = told.query.plan
    place = f"第 {told.rank} 位" if told.rank else "不在可以翻到的结果里"
    lines = [
        f"条目 {row.number}《{row.title.strip()}》，{day_at(row.place)} 发布，{told.validity}",
        f"结果共 {told.answer.total} 条，它{place}（{told.answer.engine} 的读法；现在由 {get_engine().name} 应答）",
        f"查询读作：{plan.phrase.strip()}；词：{'、'.join(map(str.strip, plan.words))}",
    ]
    lines += [f"引号：{phrase}" for phrase in plan.quoted] + [f"排除：{phrase}" for phrase in plan.excluded]
    lines += [f"另说：{'、'.join(way)}" for way in plan.reworded]
    lines += [f"被挡在外面：{reason}" for reason in told.shut_out]
    return [*lines, "读法，先命中的排在前面：", *map(_line, told.steps)]


def _line(step: Step) -> str:
    phrases = "、".join(phrase.strip() for phrase in step.phrases)
    if step.rank:
        said = f"✓ 第 {step.rank} 位 / {step.found}" + (f"，得分 {step.score:.2f}" if step.score else "")
    elif step.is_beyond:
        said = f"○ 符合，但有 {step.found} 条更新的；其余按发布时间接在后面"
    else:
        said = f"× / {step.found}"
    return f"  {said}  {NAMES[step.name]}{f'：{phrases}' if phrases else ''}"
