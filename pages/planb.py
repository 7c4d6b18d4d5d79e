from workbook.ui.front import through
from workbook.ui.stage import draw_stage

through("planb", draw_stage, "planb")
