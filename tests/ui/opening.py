"""What the screen tests share."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Opened = Callable[..., AppTest]
