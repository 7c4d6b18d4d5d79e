from workbook.ui.front import through
from workbook.ui.stage import draw_stage

through("problem", draw_stage, "problem")
