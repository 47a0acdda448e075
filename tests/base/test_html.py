"""What comes from outside is made safe, and text is not lost on the way."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base.html import html_to_text, sanitise, text_to_html

FRAGMENTS = [
    "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>",
    "<script>", "</script>", "<ul>", "<li>", "<a href='javascript:x'>", "<!--", "-->", "公开", "&amp;", "<",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)


def test_the_allowed_elements_stay() -> None:
    html = (
        "<h2>总则</h2><h3>一</h3><h4>（一）</h4><p>为<strong>了</strong><b>规</b><em>范</em><i>公</i>H<sub>2</sub>O"
        "x<sup>2</sup><br>行</p><blockquote><p>引文</p></blockquote><ul><li>甲</li></ul><ol><li>乙</li></ol>"
        "<table><thead><tr><th>列</th></tr></thead><tbody><tr>"
        '<td colspan="2" rowspan="3">格</td></tr></tbody></table>'
    )
    assert sanitise(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{display:none}</style>",
        "<iframe src='https://example.org'>x</iframe>",
        "<svg onload=alert(1)><circle/></svg>",
        "<!-- 内部意见 -->",
        "<template>x</template>",
    ],
)
def test_active_content_and_comments_go_with_all_that_they_contain(html: str) -> None:
    assert sanitise(f"<p>前</p>{html}<p>后</p>") == "<p>前</p><p>后</p>"


@pytest.mark.parametrize("attribute", ["style='color:red'", "class='x'", "id='x'", "onclick='x()'", "data-x='1'"])
def test_attributes_that_style_or_act_are_dropped(attribute: str) -> None:
    assert sanitise(f"<p {attribute}>公开</p>") == "<p>公开</p>"


@pytest.mark.parametrize("href", ["https://example.org/a?b=1", "http://example.org/", "mailto:a@example.org"])
def test_web_and_mail_links_stay(href: str) -> None:
    assert sanitise(f'<a href="{href}" target="_blank">链接</a>') == f'<a href="{href}">链接</a>'


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "/inside",
        "//a.cn",
    ],
)
def test_every_other_link_loses_its_address_but_not_its_text(href: str) -> None:
    assert sanitise(f'<a href="{href}">链接</a>') == "<a>链接</a>"


def test_paragraphs_made_of_foreign_blocks_do_not_run_into_one() -> None:
    assert sanitise("<div>一<div>二</div></div><section>三</section>") == "<p>一</p><p>二</p><p>三</p>"


def test_headings_outside_of_the_allowed_levels_take_the_nearest_one() -> None:
    assert sanitise("<h1>题</h1><h6>注</h6>") == "<h2>题</h2><h4>注</h4>"


def test_an_image_or_a_font_is_dropped_and_the_text_in_it_stays() -> None:
    assert sanitise("<p><font face=宋体>公<span>开</span></font><img src=x onerror=alert(1)></p>") == "<p>公开</p>"


@given(MARKUP)
@example("<li><table><li>")
def test_sanitising_twice_changes_nothing_more(html: str) -> None:
    assert sanitise(sanitise(html)) == sanitise(html)


@given(MARKUP)
def test_no_script_and_no_foreign_element_survives(html: str) -> None:
    clean = sanitise(html)
    assert "javascript:" not in clean
    assert not any(f"<{tag}" in clean for tag in ("script", "div", "h1", "!--"))


def test_blocks_become_lines_and_cells_are_parted_by_a_blank() -> None:
    table = "<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>"
    html = f"<h2>公告</h2>\n<p>一<br>二<b>三</b></p>{table}"
    assert html_to_text(html) == "公告\n一\n二三\n甲 乙\n1 2"


def test_entities_are_resolved_once_and_line_breaks_in_the_source_are_no_lines() -> None:
    assert html_to_text("<p>A&amp;B&nbsp;&lt;p&gt; &amp;lt;\n公开</p>") == "A&B <p> &lt; 公开"


def test_what_a_reader_does_not_see_is_no_text() -> None:
    assert html_to_text("<p title='<b>'>看得见</p><!-- 看不见 --><script>x</script><style>y</style>") == "看得见"


def test_plain_text_becomes_one_paragraph_a_line() -> None:
    assert text_to_html("　　第一条　为了<规范>\n\n \r\n第二条 A&B") == (
        "<p>第一条　为了&lt;规范&gt;</p><p>第二条 A&amp;B</p>"
    )


@given(st.text(st.sampled_from("公开 <>&\"'\n　;#x1")))
def test_text_survives_the_way_to_html_and_back(text: str) -> None:
    lines = (" ".join(line.split()) for line in text.splitlines())
    assert html_to_text(text_to_html(text)) == "\n".join(line for line in lines if line)
