from workbook.ui.front import through
from workbook.ui.stage import draw_stage

through("brief", draw_stage, "brief")
