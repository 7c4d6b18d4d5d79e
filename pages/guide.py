from workbook.ui.front import through
from workbook.ui.guide import draw_guide

through("guide", draw_guide)
