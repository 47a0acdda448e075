"""Cut a query into words, and tell those that carry it from those that frame it."""

import re

import rjieba

from search.tokens import squeezed_normal

# Function words and the frames of questions: a query means the same without them.
FRAME_WORDS = frozenset(
    "请问 问 问下 想问 想 请 我 我们 我想 咨询 怎么 怎么办 怎么样 怎样 怎 如何 什么 什么样 为什么 啥 哪 哪个 哪些 哪里 "
    "哪儿 哪种 何时 多少 几 吗 呢 吧 啊 呀 了 的 地 得 之 着 过 是 有 有没有 没有 是否 是不是 能 能否 能不能 可以 可 "
    "会 要 需 需要 应 应该 该 在 到 从 向 为 对 对于 关于 有关 相关 由 被 把 给 与 和 及 以及 或 或者 也 都 就 还 "
    "这 那 这个 那个 这些 那些 一下 及其 等 a an the of and or in on for to is are what how where which".split()
)
# Words that often only say "the text about it": counted at first, given up when they stand in the way.
GENERAL_WORDS = frozenset(
    "规定 办法 条例 政策 文件 通知 意见 法规 法律 法 制度 规则 细则 标准 要求 条件 材料 流程 程序 手续 内容 信息 "
    "资料 情况 全文 解读 最新 办理 申请 查询 查 查看 找 申报 领取 下载 看 办 处理 方式 方法 时间 地点 问题".split()
)

_END = "|".join(sorted((word for word in FRAME_WORDS | GENERAL_WORDS if not word.isascii()), key=len, reverse=True))
_ENDS = re.compile(rf"^(?:{_END}|[\W_])|(?:{_END}|[\W_])$")


def parts(normal: str) -> list[str]:
    """What stands between the blanks and punctuation marks of a query."""
    return [part for part in re.split(r"[\W_]+", normal) if part]


def cut(part: str) -> list[str]:
    """The words of one part, squeezed, in their order."""
    words = (squeezed_normal(word) for word in rjieba.cut(part))
    return [word for word in words if word.strip()]


def bare(normal: str) -> str:
    """A query without the frame and general words at its ends, by their letters alone.

    It helps where a query breaks off inside of a word, which no dictionary then cuts right:
    焦作市城市绿是怎么规定的 is 焦作市城市绿.
    """
    while found := _ENDS.search(normal):
        normal = normal[: found.start()] + normal[found.end() :]
    return normal


def is_frame(word: str) -> bool:
    return word.strip() in FRAME_WORDS


def is_general(word: str) -> bool:
    return word.strip() in GENERAL_WORDS


def cores(words: list[str]) -> list[str]:
    """The longest stretches of neighbouring words that are neither frame nor general, each as one phrase."""
    stretches = [""]
    for word in words:
        if is_frame(word) or is_general(word):
            stretches.append("")
        else:
            stretches[-1] += word
    return [squeezed_normal(stretch) for stretch in stretches if stretch]
