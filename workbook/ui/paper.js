// Draws a brief. Every word goes in as text, never as markup, so what a person wrote is shown as written.
const make = (tag, text, name) => {
  const el = document.createElement(tag)
  if (text) el.textContent = text
  if (name) el.className = name
  return el
}
const led = (tag, lead, text) => {
  const el = make(tag)
  if (lead) el.append(make('strong', lead + (text ? ' ' : '')))
  if (text) el.append(text)
  return el
}
const list = items => {
  const ul = make('ul')
  for (const item of items) {
    const li = led('li', item.lead, item.text)
    if (item.items?.length) li.append(list(item.items))
    ul.append(li)
  }
  return ul
}
const table = block => {
  const box = make('div', '', 'scroll'), held = make('table'), head = make('tr')
  box.tabIndex = 0
  box.setAttribute('role', 'region')
  box.setAttribute('aria-label', block.columns.join(', '))
  for (const column of block.columns) head.append(Object.assign(make('th', column), { scope: 'col' }))
  held.append(make('thead'), make('tbody'))
  held.tHead.append(head)
  for (const row of block.rows) {
    const line = make('tr')
    for (const cell of row) line.append(make('td', cell))
    held.tBodies[0].append(line)
  }
  box.append(held)
  return box
}
const tasks = block => {
  const ul = make('ul', '', 'tasks')
  for (const item of block.items) ul.append(make('li', item))
  return ul
}
const KINDS = {
  paragraph: block => led('p', block.lead, block.text),
  quote: block => { const el = make('blockquote'); el.append(led('p', block.lead, block.text)); return el },
  bullets: block => list(block.items),
  tasks, table,
  chart: block => make('p', `Chart: ${block.title}. It is in the downloaded file, and under Effort and value.`, 'said'),
}
const blocks = (into, held) => { for (const block of held) into.append(KINDS[block.kind](block)) }

export default function ({ data, parentElement }) {
  const paper = parentElement.querySelector('.paper')
  const open = paper.querySelector('details')?.open
  paper.replaceChildren(make('h1', data.title), make('p', `Revision ${data.revision}, ${data.at.slice(0, 10)}`, 'said'), make('p', data.headline, 'headline'))
  blocks(paper, data.summary)
  for (const section of data.sections) { paper.append(make('h2', section.title)); blocks(paper, section.blocks) }
  const rest = make('details')
  rest.open = Boolean(open)
  rest.append(make('summary', 'Appendix: every question as asked and answered'))
  for (const section of data.appendix) { rest.append(make('h2', section.title)); blocks(rest, section.blocks) }
  paper.append(rest)
}
