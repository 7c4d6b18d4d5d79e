"""What the screen tests share."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Opened = Callable[..., AppTest]


def unfold(app: AppTest, session: str, collection: str, row: str) -> AppTest:
    """Open one row of a list that is folded to lines."""
    app.session_state[f"open {session} {collection}"] = row
    return app.run()


def markup(app: AppTest) -> str:
    """All markup of our own on the page, as it is sent."""
    return "\n".join(str(piece.value) for piece in app.get("html"))
