"""Texts that break naive Markdown writers: each group attacks one thing. Written for these tests."""
# ruff: noqa: E501

MARKUP = [
    "# heading", "## heading ##", "ends with #", "ends with ###", "#hashtag", "####### seven", "#", "###",
    "- dash", "-5 % last year", "---", "----------", "- - -", "* star", "***", "* * *", "+ plus", "+1 from me", "___",
    "1. first", "1) first", "2027. A year", "123456789. nine digits", "1234567890. ten digits", "1.", "0) zero",
    "> quote", ">> twice", ">", "===", "= equals =", "a\n===", "a\n---", "title\n-----\nbody",
    "*emphasis*", "**strong**", "***both***", "_low_", "__lower__", "snake_case_name", "a*b*c", "**", "*", "2*3*4",
    "~struck~", "~~struck~~", "~~~", "```", "```js\nalert(1)\n```", "`code`", "``co`de``", "`", "unclosed `code",
    "| a | b |", "|", "||", "a | b", "\\|", "a \\| b", "|---|---|", "| a |\n|---|\n| b |", ":---:", ":-", "a|b|c|d|e|f|g|h",
    "\\", "\\\\", "ends with \\", "\\*not\\*", "\\n", "C:\\new\\table", "\\\\server\\share",
    "[ ] todo", "[x] done", "- [ ] todo", "[]", "[", "]", "][", "[^1]", "[^1]: note", "[[wiki]]", "![[embed]]",
    ": definition", "Term\n: meaning", "$math$", "$$x^2$$", "2^10^", "x~2~", "{.class}", "{{ template }}", "{% tag %}",
    "%% comment %%", "100%%", "50% of 20%", ":smile:", ":+1:", ":not an emoji:", "a:b:c:d", "12:30:45", "::", ":::note",
    "    four spaces", "\ttab", "        eight", "trailing  ", "two  \nspaces", "a\\\nb", "a\n\nb", "a\n\n\n# b", "one\n- two\n- three",
    "> [!NOTE]\n> alert", "--- \ntitle: x\n---", "+++", "!important", "!", "@someone", "#12", "GH-12", "SHA 1a2b3c4d",
]  # fmt: skip
LINKS = [
    "[text](https://example.org)", "[text](javascript:alert(1))", "![image](https://example.org/a.png)", "![](x)",
    "[ref]: https://example.org", "[ref][id]", "[id]: <javascript:alert(1)>", "<https://example.org>", "<javascript:alert(1)>",
    "https://example.org", "http://example.org/a_b_c?d=e&f=g#h", "See https://example.org/report.", "(https://example.org/a)",
    "https://example.org/a|b", "https://example.org/%61", "https://example.org/&copy;", "https://example.org/?a=1&copy=2",
    "https://example.org/*x*", "https://example.org/[x]", "https://example.org/\\x", "https://xn--e1awd7f.com/", "https://EXAMPLE.org/A",
    "https://user:pw@example.org/", "https://[::1]/", "https://localhost:8501/", "https://a..b/", "https://-a.org", "https://ex_ample.org",
    "https://example.org/<script>", "https://example.org/\"onmouseover=alert(1)", "https://example.org/a,b;c:d!e", "https://example.org.",
    "http:", "https://", "http://", "HTTP://EXAMPLE.ORG", "9https://example.org", "xhttp://example.org", "ftp://example.org", "www.example.org",
    "WWW.example.org", "awww.example.org", "www.", "mailto:a@example.org", "a@example.org", "a.b+c@example.org", "xmpp:a@example.org/x",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "//example.org", "example.org",
    "tel:+4912345", "https://example.org https://example.com", "https://example.org,https://example.com", "https://例え.jp/",
]  # fmt: skip
HTML = [
    "<script>alert(1)</script>", "<b>bold</b>", "<br>", "<br/>", "<!-- comment -->", "<!doctype html>", "<![CDATA[x]]>", "<?php echo 1 ?>",
    "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>", "<svg/onload=alert(1)>", "</td></tr></table>", "<details><summary>x",
    "<style>*{display:none}</style>", "<iframe src=//example.org>", "<x", "x>", "<", ">", "<>", "< b >", "a < b > c", "1<2>3", "<-", "->", "<->", "=>",
    "&lt;script&gt;", "&amp;", "&", "&&", "& b", "AT&T", "&copy;", "&copy", "&#60;", "&#x3c;b&#x3e;", "&#0;", "&nosuch;", "&#", "&;", "&amp;lt;",
    "\"double\"", "'single'", "`\"'", "\"><script>", "';--", "' OR 1=1 --", "${jndi:x}", "%s %d %n", "%00", "../../etc/passwd",
]  # fmt: skip
CELLS = [
    "=1+1", "=HYPERLINK(\"https://example.org\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "None", "null", "NaN", "undefined", "true", "0", "-0", "1e309",
    "line one\nline two", "a\r\nb", "a | b\nc | d", "ends with |", "| starts", "\\", "a\\|b", "`|`", "|`|", "a \\\\| b", "-", "--", ":--", "--:",
]  # fmt: skip
CHART = [
    "quadrantChart", "title x", "x-axis a --> b", "end", "%%{init: {}}%%", "\"A\": [0.5, 0.5]", "```\ngraph TD\n```", "[0.5, 0.5]", "#35;", "A",
]  # fmt: skip
SCRIPTS = [
    "Ünïcödé", "日本語のテキスト", "한국어 텍스트", "Здравствуйте", "שלום עולם", "مرحبا بالعالم", "مرحبا (world) | b", "हिन्दी", "ไทย", "👩‍👩‍👧‍👦 family",
    "🏳️‍🌈", "1️⃣ one", "👍🏽", "e\u0301 and é", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "ﬁ ligature", "ß SS ẞ", "ſ long", "K kelvin", "＜script＞", "＊full＊", "‘quotes’ “and” „more“",
    "a\u00a0b", "a\u2003b", "a\u3000b", "a\u200bb", "\u200b# x", "\ufeffbom", "soft\u00adhyphen", "a\u200eb\u200fc", "a\u2028b", "a\u2029b", "\u202eevil", "a\x0bb",
    "a\x00b", "a\x07b", "a\x85b", "\u2066x\u2069", "…", "— dash", "•bullet", "· middle", "№ 5", "½ cup", "10²", "∑x≤y", "\U0001d400bold", "\U0010fffd", "a\ufffdb",
]  # fmt: skip
LONG = [
    "word " * 200,
    "x" * 500,
    "*" * 300,
    "[" * 300,
    "`" * 300,
    "_a" * 150,
    "> " * 60 + "deep",
    "- " * 60 + "deep",
    "(" * 200,
    "<a" * 100,
    "&" * 200,
    "|" * 200,
]

HOSTILE = list(dict.fromkeys(MARKUP + LINKS + HTML + CELLS + CHART + SCRIPTS + LONG))
