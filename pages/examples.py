from workbook.ui.examples import draw_examples
from workbook.ui.front import through

through("examples", draw_examples)
