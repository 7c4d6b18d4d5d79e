from workbook.ui.front import through
from workbook.ui.portfolio import draw_portfolio

through("portfolio", draw_portfolio)
