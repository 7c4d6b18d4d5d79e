from workbook.ui.front import through
from workbook.ui.history import draw_history

through("history", draw_history)
