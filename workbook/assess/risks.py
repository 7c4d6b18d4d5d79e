"""Risks: their order, and which count as grave."""

from typing import Any

from workbook.model import Rules, Session

NOTICE = ("never", "months", "days", "minutes")


def ordered(session: Session) -> tuple[str, ...]:
    """Risk ids, severity first, then likelihood, then how late it would be noticed. Products of scales rank wrongly."""
    rows = session.rows("risks")
    return tuple(sorted(rows, key=lambda risk: _key(rows[risk], risk)))


def _key(row: dict[str, Any], risk: str) -> tuple[object, ...]:
    notice = NOTICE.index(row["notice"]) if row.get("notice") in NOTICE else len(NOTICE)
    return -level(row, "severity"), -level(row, "likelihood"), notice, risk


def level(row: dict[str, Any], name: str) -> int:
    """The level of a scale in a row; 0 for none, and for what no scale holds (an old log may)."""
    held = row.get(name)
    return held if isinstance(held, int) and not isinstance(held, bool) else 0


def grave(rules: Rules, session: Session) -> tuple[str, ...]:
    """Open risks that are severe and likely and have neither a mitigation with an owner nor a low residual."""
    severe, likely = rules.threshold("grave_severity"), rules.threshold("grave_likelihood")
    return tuple(
        risk
        for risk, row in session.rows("risks").items()
        if level(row, "severity") >= severe and level(row, "likelihood") >= likely and not answered(row, severe)
    )


def answered(row: dict[str, Any], severe: float) -> bool:
    """Whether something has been done about a risk: mitigated with an owner, and no grave rest."""
    mitigated = bool(row.get("mitigation")) and bool(row.get("owner"))
    return mitigated and row.get("state", "open") != "accepted" and 0 < level(row, "residual") < severe


def counted(rules: Rules, session: Session, rows: dict[str, float]) -> dict[str, float]:
    """The facts that are counted from rows: `rows.<collection>` and `risks.grave`."""
    return rows | {"risks.grave": float(len(grave(rules, session)))}
