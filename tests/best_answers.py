"""Answers that lead to building, as a start for others."""

BEST = {
    "problem.evidence": "both", "problem.do_nothing": 5, "problem.baseline_known": "measured",
    "problem.action": "tested",
    "fit.task": "rank", "fit.expert": "reliably", "fit.precedent": "common", "fit.rules": "little",
    "data.have": "ready", "data.volume": "plenty", "data.quality": 5, "data.represents": 5, "data.rights": "cleared",
    "data.timely": "yes", "data.ground_truth": "soon", "data.labels": "outcome", "data.drift": "slow",
    "fit.tolerance": "fine", "fit.worst_error": 1, "fit.reversible": "at_once", "fit.noticed": "at_once",
    "fit.oversight": "each", "fit.automation": "inform",
    "value.team": "have", "value.culture": 5, "value.trial": "randomised", "value.production": "proven",
    "risks.monitoring": "owned", "risks.switch_off": "minutes", "risks.sensitive": "no", "fit.feedback": "no",
}  # fmt: skip

PLAN_B = {
    "failure": "It ranks badly", "user_sees": "The old order", "option": "rules", "metric": "clicks",
    "threshold": "below 3 %",
    "by": "2027-01-31", "owner": "Product owner", "decides": "Head of product", "tells": "Support",
}  # fmt: skip
