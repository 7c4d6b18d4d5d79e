"""The words of the trade for the specification: what each question is called there, and what an answer means for work.

Each part is a title and its lines: a lead and the question whose answer stands behind it.
"""

Lines = tuple[tuple[str, str], ...]

PARTS: dict[str, tuple[str, Lines]] = {
    "task": (
        "Task",
        (
            ("Problem:", "problem.pain"),
            ("Task type:", "fit.task"),
            ("Product and scope:", "problem.product"),
            ("Decision it feeds:", "problem.action"),
            ("Degree of automation:", "fit.automation"),
            ("Human in the loop:", "fit.oversight"),
            ("Human performance:", "fit.expert"),
            ("Precedent:", "fit.precedent"),
            ("Why learning:", "fit.why_ml"),
            ("Model source:", "fit.sourcing"),
            ("Out of bounds:", "problem.unsupported"),
        ),
    ),
    "unit": (
        "Unit of prediction",
        (
            ("One prediction stands for:", "fit.unit"),
            ("One case, in and out:", "fit.example"),
            ("Base rate:", "fit.base_rate"),
            ("Inputs known at prediction time:", "data.timely"),
            ("Structure of the data:", "fit.structure"),
            ("Cases passed to a person:", "fit.handover"),
            ("Abstention allowed:", "fit.unanswered"),
        ),
    ),
    "label": (
        "Label and its delay",
        (
            ("Label:", "data.labels"),
            ("Ground truth:", "data.ground_truth"),
            ("Label delay:", "data.truth_delay"),
            ("Proxy and how it misleads:", "data.proxy"),
            ("Feedback loop:", "fit.feedback"),
            ("Untreated cases (holdout):", "fit.untouched"),
        ),
    ),
    "data": (
        "Data sources and owners",
        (
            ("Availability:", "data.have"),
            ("Volume:", "data.volume"),
            ("Quality:", "data.quality"),
            ("Sample against population:", "data.represents"),
            ("Drift of the world:", "data.drift"),
            ("Recorded for:", "data.tracked"),
            ("Upkeep:", "data.upkeep"),
            ("Who knows the data:", "data.known"),
            ("Acquisition:", "data.acquisition"),
            ("Time to gather:", "data.gathering"),
            ("Cold start:", "data.cold_start"),
            ("Quality gates:", "problem.quality"),
        ),
    ),
    "baseline": (
        "Baseline to beat",
        (
            ("Today's way and result:", "problem.baseline"),
            ("Baseline known from:", "problem.baseline_known"),
            ("Rules baseline:", "fit.rules"),
            ("Without ML:", "fit.without_ml"),
            ("Evidence on our data:", "data.shown"),
        ),
    ),
    "metrics": (
        "Metrics, thresholds and error costs",
        (
            ("Business metric:", "problem.goal_metric"),
            ("Goal and failing mark:", "problem.goal_post"),
            ("Least users accept:", "problem.acceptable"),
            ("Worse error:", "fit.worse_side"),
            ("Cost of each error:", "risks.error_cost"),
            ("Worst error:", "fit.worst_error"),
            ("Tolerance:", "fit.tolerance"),
            ("Reversible:", "fit.reversible"),
            ("Errors noticed:", "fit.noticed"),
            ("Capacity to act (alert budget):", "fit.capacity"),
        ),
    ),
    "slices": (
        "Slices and groups",
        (
            ("Protected or vulnerable groups:", "risks.sensitive"),
            ("Known bias in the data:", "risks.data_bias"),
            ("Outliers among users:", "risks.unusual"),
            ("Field conditions:", "data.field"),
        ),
    ),
    "serving": (
        "Latency and serving",
        (
            ("Latency:", "fit.latency"),
            ("When late or down:", "fit.too_late"),
            ("Cost ceiling per answer:", "value.ceiling"),
            ("Path to production:", "value.production"),
            ("Other systems touched:", "value.pipeline"),
            ("Reproducibility:", "value.repeat"),
        ),
    ),
    "trial": (
        "Experiments and trial",
        (
            ("Online test:", "value.trial"),
            ("Cheapest test of the shakiest answer:", "fit.weakest"),
            ("Held constant meanwhile:", "risks.held_still"),
            ("Spending limit:", "value.stop_loss"),
        ),
    ),
    "monitoring": (
        "Monitoring",
        (
            ("Owner and limit:", "risks.monitoring"),
            ("Starting values:", "risks.base_metrics"),
            ("Drift detection:", "risks.stale"),
            ("Repeat evaluation:", "risks.evaluation"),
            ("Monthly checks:", "risks.checks"),
            ("Appeals:", "risks.appeal"),
        ),
    ),
    "retraining": (
        "Retraining and change",
        (("Trigger:", "risks.retrain"), ("How cases flow back:", "fit.learning")),
    ),
    "fallback": (
        "Fallback and roll-back",
        (
            ("Kill switch:", "risks.switch_off"),
            ("Roll-back:", "planb.rollback"),
            ("Option that takes over:", "planb.takes_over"),
            ("Data never comes:", "planb.no_data"),
            ("Kept if we stop:", "planb.keep"),
        ),
    ),
    "constraints": (
        "Constraints",
        (
            ("Rights to the data:", "data.rights"),
            ("Data policies:", "data.policies"),
            ("Explanation of single answers:", "fit.explain"),
            ("What users are told:", "risks.explanation"),
            ("Liability for its words:", "fit.answers_for"),
            ("Even if perfect:", "fit.perfect"),
            ("Misuse:", "risks.misuse"),
            ("Terms agreed:", "brief.words"),
        ),
    ),
}

# What an answer means for the work of the data scientist; by question, then by option id or level.
MEANS: dict[str, dict[str | int, str]] = {
    "fit.task": {
        "rank": "Ranking. Offline: NDCG or precision at the depth people look at; log positions against bias.",
        "category": "Classification. Offline: confusion matrix, precision and recall for each class, calibration.",
        "number": "Regression. Offline: MAE in business units, coverage of prediction intervals, error by size.",
        "detect": "Rare-event detection. Offline: precision-recall curve, recall at the alert budget; not accuracy.",
        "group": "Clustering. Offline: stability over samples, and whether people can name and use the groups.",
        "generate": "Generation. Offline: a rubric with two raters, share of unsupported statements, refusals.",
        "converse": "Dialogue. Offline: cases resolved, handed over, answered from the sources; adversarial prompts.",
        "control": "Control. Offline: simulation and off-policy estimates; hard limits stay outside the model.",
        "none": "There is nothing to predict; a rule will do.",
    },
    "data.labels": {
        "expert": "Measure how often two experts agree: that is the ceiling.",
        "past_decisions": "Such labels teach the habits of those who decided. Validate against outcomes.",
        "none": "No labels: plan labelling, or choose a task that needs none.",
    },
    "data.ground_truth": {
        "late": "Put the same delay into every backtest; drift shows late too.",
        "proxy": "Report the proxy beside the real goal, never instead of it.",
        "nobody": "Without ground truth no supervised evaluation is possible.",
    },
    "data.timely": {
        "mostly": "Leave out what is only known afterwards, or the test leaks the answer.",
        "no": "Key inputs come too late: rebuild features as of prediction time before anything else.",
    },
    "data.drift": {
        "seasonal": "Split by time; the test covers a full season.",
        "fast": "Split by time; compare training windows.",
        "overnight": "Split by time; plan a rule that takes over after a break.",
    },
    "data.volume": {
        "few": "Few examples: pretrained or simple models, intervals on every metric.",
        "none": "Cases that matter have no example; offline metrics say nothing about them.",
    },
    "data.represents": {
        1: "The sample is not the population; offline results will not carry over.",
        2: "Report by slice, and collect or reweight before trusting an average.",
        3: "Report the thin places as slices of their own.",
    },
    "fit.feedback": {
        "some": "Log what was shown and done; keep a small untouched share.",
        "strong": "Keep a random untouched share and log propensities, or the model learns its own echo.",
    },
    "fit.structure": {
        "newcomers": "Cold start: hold out whole users or items, not rows.",
        "thin": "Few features for each case: expect a low ceiling.",
        "rare": "Heavy class imbalance: stratify, and judge by precision and recall.",
        "unlinked": "Entity resolution comes first, with an error rate of its own.",
        "uneven": "Split by site; test on a site not trained on.",
        "unrecorded": "The deciding fact is not in the data: estimate the irreducible error first.",
        "many_right": "Several right answers: accept sets, or rate by people.",
        "own_traces": "Selection bias: the data shows past policy, not preference.",
    },
    "fit.worse_side": {
        "miss": "Favour recall; set the threshold from the error costs.",
        "false_alarm": "Favour precision; set the threshold from the error costs.",
        "equal": "Weigh both errors alike when setting the threshold.",
    },
    "fit.latency": {
        "minutes": "Near-real-time serving; agree a 95th percentile.",
        "instant": "Online serving; agree a 95th percentile and a default answer on time-out.",
    },
    "fit.explain": {
        "expected": "Choose a model whose single answers can be explained to the person concerned.",
        "required": "A hard constraint on the model class: single answers must be explainable.",
    },
    "value.trial": {
        "offline": "Offline results alone do not show an effect on users.",
        "none": "No online test is planned: no claim about the business metric can be made.",
    },
}
