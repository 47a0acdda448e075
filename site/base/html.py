"""HTML that came from outside, made safe and plain; and the way from HTML to text and back."""

import html
import re

import nh3

INLINE_TAGS = {"a", "b", "strong", "i", "em", "sub", "sup"}
CELL_TAGS = {"td", "th"}
TABLE_TAGS = {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"} | CELL_TAGS
BLOCK_TAGS = {"h2", "h3", "h4", "p", "br", "blockquote", "ol", "ul", "li"}
ALLOWED_TAGS = INLINE_TAGS | BLOCK_TAGS | TABLE_TAGS
ALLOWED_ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
URL_SCHEMES = {"http", "https", "mailto"}
# These go with all that they contain.
DROPPED_WITH_CONTENT = {"script", "style", "iframe", "object", "noscript", "template", "title"} | {
    "textarea", "select", "svg", "math",
}  # fmt: skip
# Blocks of other editors that become one of ours, so that two paragraphs never run into one.
FOREIGN_BLOCKS = (
    "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "pre",
    "address", "dl", "dt", "dd", "fieldset", "form", "center", "details", "summary",
)  # fmt: skip
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4"} | dict.fromkeys(FOREIGN_BLOCKS, "p")

_STRICT = nh3.Cleaner(
    tags=ALLOWED_TAGS,
    attributes=ALLOWED_ATTRIBUTES,
    clean_content_tags=DROPPED_WITH_CONTENT,
    url_schemes=URL_SCHEMES,
    url_relative="deny",
    link_rel=None,
)
_WITH_FOREIGN_BLOCKS = nh3.Cleaner(
    tags=ALLOWED_TAGS | set(RENAMED),
    attributes=ALLOWED_ATTRIBUTES,
    clean_content_tags=DROPPED_WITH_CONTENT,
    url_schemes=URL_SCHEMES,
    url_relative="deny",
    link_rel=None,
)
_FOREIGN = re.compile(rf"<(/?)({'|'.join(RENAMED)})>")
_MENTIONS_FOREIGN = re.compile(rf"<(?:{'|'.join(RENAMED)})\b", re.IGNORECASE)
# Badly nested tables are put right by one parse and look different to the next one. What does not settle
# becomes plain paragraphs, because a browser must see what the cleaner saw.
MOST_PASSES = 5
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>")

_SKELETON = nh3.Cleaner(
    tags=(ALLOWED_TAGS - INLINE_TAGS) | set(RENAMED) | {"hr"},
    attributes={},
    clean_content_tags=DROPPED_WITH_CONTENT,
    link_rel=None,
)
# Nothing but closed paragraphs of text: there is nothing to clean, and most bodies are just that.
_PLAIN = re.compile(r"(?:<p>[^<>]*</p>\s*)*")
_CELL_END = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"[^\S\n]+")


def sanitise(html_text: str) -> str:
    """`html_text` with nothing but headings, paragraphs, lists, tables, quotes, emphasis and web links.

    Styles, classes, scripts, frames, comments and relative links are gone; the text of unknown elements
    stays. What comes out is well-formed, and sanitising it again changes nothing.
    """
    if _MENTIONS_FOREIGN.search(html_text):
        html_text = _FOREIGN.sub(_renamed, _WITH_FOREIGN_BLOCKS.clean(html_text))
    for _attempt in range(MOST_PASSES):
        before, html_text = html_text, _EMPTY_PARAGRAPH.sub("", _STRICT.clean(html_text))
        if html_text == before:
            return html_text
    return text_to_html(html_to_text(html_text))


def is_plain(html_text: str) -> bool:
    """Whether there is nothing in `html_text` but paragraphs of text, which no cleaner would change."""
    return _PLAIN.fullmatch(html_text) is not None


def html_to_text(html_text: str) -> str:
    """The text of `html_text`: a line for each block, a space between cells, entities resolved."""
    if is_plain(html_text):
        return _lines(html_text.replace("\n", " ").replace("<p>", "\n").replace("</p>", "\n"))
    # After the cleaner every "<" opens one of the few known tags, so that patterns are safe.
    skeleton = _BLANKS.sub(" ", _SKELETON.clean(html_text).replace("\n", " "))
    lines = _TAG.sub("\n", _CELL_END.sub(" ", skeleton).replace("<td>", "").replace("<th>", ""))
    return _lines(lines)


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in html.unescape(text).split("\n"))
    return "\n".join([line for line in lines if line])


def text_to_html(text: str) -> str:
    """A paragraph for each line of plain `text` that is not empty, escaped."""
    lines = (line.strip() for line in html.escape(text, quote=False).splitlines())
    return "".join([f"<p>{line}</p>" for line in lines if line])


def _renamed(match: re.Match[str]) -> str:
    return f"<{match[1]}{RENAMED[match[2]]}>"
