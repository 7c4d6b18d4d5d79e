"""Runs app.py from a folder without `pages`: AppTest would otherwise start each run past the front door."""

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).parents[2] / "app.py"), run_name="app")
