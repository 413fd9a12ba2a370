"""Text as people type it, and worse."""

from hypothesis import strategies as st

NASTY = st.sampled_from(
    [
        "<!channel>",
        "<@U0EVIL>",
        "<https://evil.example|click me>",
        "&lt;!here&gt;",
        "{{ handover.internal_note }}{% raw %}",
        "*bold* _it_ `code` ~no~",
        "株式会社カスタマー",
        "🚀🔥👩‍👩‍👧‍👦",
        "A" * 5000,
        "&" * 500,
        "line\nbreak\ttab\u2028para",
        "{number} %s {0}",
    ]
)


WORDS = st.one_of(NASTY, st.text(max_size=400), st.builds(lambda a, b: a + b, NASTY, st.text(max_size=60)))


ACCOUNT = WORDS.map(lambda words: " ".join(words.split())).filter(bool)


NAME = st.one_of(st.just(""), WORDS)
