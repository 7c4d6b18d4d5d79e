"""What the screen tests share."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Opened = Callable[..., AppTest]


def markup(app: AppTest) -> str:
    """All markup of our own on the page, as it is sent."""
    return "\n".join(str(piece.value) for piece in app.get("html"))
