from workbook.ui.front import through
from workbook.ui.start import draw_start

through("start", draw_start)
