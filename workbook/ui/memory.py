"""What one browser tab remembers between reruns. No other file names Streamlit's session state."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

Kept = TypeVar("Kept")


def recall(name: str, default: Any = None) -> Any:
    """What is remembered under a name, or the default."""
    return st.session_state.get(name, default)


def remember(name: str, value: Any) -> None:
    """Keep a value under a name; for a widget's key, do it before the widget is drawn."""
    st.session_state[name] = value


def forget(name: str) -> Any:
    """Take a value out of memory and return it, None when there was none."""
    return st.session_state.pop(name, None)


def known(name: str) -> bool:
    """Whether something is remembered under a name."""
    return name in st.session_state


def keep(name: str, make: Callable[[], Kept]) -> Kept:
    """The remembered value, made on first use."""
    if name not in st.session_state:
        st.session_state[name] = make()
    kept: Kept = st.session_state[name]
    return kept
