from workbook.ui.front import through
from workbook.ui.todo import draw_todo

through("todo", draw_todo)
