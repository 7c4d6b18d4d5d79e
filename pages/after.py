from workbook.ui.front import through
from workbook.ui.stage import draw_stage

through("after", draw_stage, "after")
