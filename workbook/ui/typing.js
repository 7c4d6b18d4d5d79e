// Commits typed text after a short pause, keeps a local draft until the program says it is stored,
// and shows which of the two is true. Without this script fields still commit when they are left.
const PAUSE = 400, SLOW = 2000, LATE = 6000, HOLD = 1500, OTHER_TAB = 5000, MISSED = 1500, NEAR = 8
const now = () => Date.now()

function start() {
  const fields = {}                 // CSS class -> what the program said about it
  const sent = {}                   // CSS class -> when a lost commit was last repeated
  const timers = new WeakMap()
  const loaded = now()
  let pill = null, offers = null, savedAt = 0, trouble = '', place = null, heard = false
  const tab = sessionStorage.getItem('workbook-tab') || String(Math.random()).slice(2)
  sessionStorage.setItem('workbook-tab', tab)

  const table = Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1
    return n >>> 0
  })
  const hash = text => {
    const bytes = new TextEncoder().encode(text)
    let crc = 0xffffffff
    for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 255]
    return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0') + ':' + bytes.length
  }

  const store = name => 'workbook:' + name
  const draft = name => { try { return JSON.parse(localStorage.getItem(store(name))) } catch { return null } }
  const keep = (name, held) => { try { localStorage.setItem(store(name), JSON.stringify(held)) } catch { /* full: the program still has it */ } }
  const drop = name => localStorage.removeItem(store(name))
  const mine = held => held && held.tab === tab

  const typed = el => (el instanceof HTMLTextAreaElement || (el instanceof HTMLInputElement && /^(text|number|search)$/.test(el.type))) &&
    el.closest('[data-testid=stTextArea],[data-testid=stTextInput],[data-testid=stNumberInput]') && !el.closest('[data-testid=stForm]')
  const nameOf = el => {
    const holder = el.closest('[class*="st-key-"]')
    return holder && [...holder.classList].find(one => fields[one])
  }
  const field = name => document.querySelector(`.${CSS.escape(name)} textarea, .${CSS.escape(name)} input`)
  const commit = el => el.dispatchEvent(new KeyboardEvent('keydown', {
    key: 'Enter', code: 'Enter', ctrlKey: el instanceof HTMLTextAreaElement, bubbles: true, cancelable: true }))
  const write = (el, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), 'value').set.call(el, text)
    el.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const flush = () => { const el = document.activeElement; if (el && typed(el)) { stop(el); commit(el) } }

  const stop = el => { clearTimeout(timers.get(el)); const had = timers.has(el); timers.delete(el); return had }
  const still = el => { if (typed(el) && stop(el)) commit(el) }    // before a click takes us away

  function input(event) {
    const el = event.target
    if (!typed(el)) return
    const name = nameOf(el)
    if (name) {
      const before = draft(name)
      if (hash(el.value) === fields[name].stored && !fields[name].fault) drop(name)      // back to what is stored
      else keep(name, { text: el.value, over: mine(before) ? before.over : fields[name].stored, at: now(), tab })
      show()
    }
    stop(el)
    const slow = el.closest('[data-testid=stNumberInput]') || (name && fields[name].slow)
    timers.set(el, setTimeout(() => still(el), slow ? SLOW : PAUSE))
  }

  function settle(name, tries = 0) {
    const held = draft(name)
    if (!held) return
    const { stored, raw } = fields[name]
    const typedHash = hash(held.text)
    if (typedHash === stored || typedHash === raw) return drop(name)
    if (!mine(held) && held.at > loaded - OTHER_TAB) return      // another tab is typing it now
    const el = field(name)
    if (!el) return tries < 20 ? void setTimeout(() => settle(name, tries + 1), 150) : undefined
    if (el.value === held.text) return                            // typed here, on its way
    if (held.over === stored) { keep(name, { ...held, tab, at: now() }); write(el, held.text); commit(el) }
    else offer(name, held)
  }

  function offer(name, held) {
    if (!offers || offers.querySelector(`[data-of="${CSS.escape(name)}"]`)) return
    const say = (tag, text) => Object.assign(document.createElement(tag), { textContent: text })
    const card = document.createElement('div')
    card.className = 'offer'
    card.dataset.of = name
    const use = say('button', 'Use it'), leave = say('button', 'Drop it')
    use.onclick = () => { const el = field(name); card.remove(); if (el) { keep(name, { ...held, over: fields[name].stored, tab, at: now() }); write(el, held.text); commit(el) } }
    leave.onclick = () => { drop(name); card.remove(); show() }
    card.append(say('strong', `You typed this here before (${fields[name].title || 'a text'}). It was not saved.`), say('blockquote', held.text), use, leave)
    offers.append(card)
  }

  let held = null                          // a link that waits until the text typed before it is stored
  function hold(event) {
    const link = event.target.closest('a[href]')
    if (!link || free || event.ctrlKey || event.metaKey || !waiting().some(([name]) => !fields[name].fault)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    held = link
    setTimeout(release, HOLD)
  }
  let free = false                         // while the link that was held is let go
  function release() {
    const link = held
    held = null
    free = true
    if (link) click(link)
    free = false
  }
  function click(on) {                     // also a link that was drawn anew meanwhile
    if (on.isConnected || !on.dataset.walk) on.click()
    else walk(on.href)
  }

  const plain = event => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
  function follow(event) {                 // a link of ours opens its page without loading the program anew
    const link = event.target.closest('a[data-walk]')
    if (!link || !plain(event)) return
    event.preventDefault()
    walk(link.href)
  }

  let wanted = null                        // the page that was asked for while the program could not be reached
  function walk(href) {
    wanted = document.querySelector('[data-test-connection-state]')?.dataset.testConnectionState === 'CONNECTED' ? null : href
    if (wanted) return
    if (href !== location.href) history.pushState({}, '', href)
    redraw()
  }

  let pressed = null                       // what was pressed keeps its click when the page moves before the release
  function press(event) {
    const on = event.isPrimary && plain(event) && event.target.closest('a[href],button:not([aria-haspopup]),label,summary')
    pressed = on ? { on, x: event.clientX, y: event.clientY } : null
  }
  function lift(event) {
    const was = pressed
    pressed = null
    if (!was || was.on.contains(event.target) || Math.hypot(event.clientX - was.x, event.clientY - was.y) > NEAR) return
    setTimeout(() => click(was.on))        // after the click that the browser gives to something else
  }
  const redraw = () => window.dispatchEvent(new PopStateEvent('popstate'))     // as browser back: Streamlit draws the page of the address

  function waiting() {
    return Object.keys(fields).map(name => [name, draft(name)]).filter(([name, held]) => mine(held) && field(name))
  }

  function show() {
    const open = waiting()
    if (held && !open.length) release()
    if (!pill) return
    const refused = open.find(([name]) => fields[name].fault)
    const late = open.find(([, held]) => now() - held.at > LATE)
    const bad = trouble || (refused && fields[refused[0]].fault) || (late && 'the program has not answered yet. Your text is kept in this browser.')
    const words = bad ? 'Not saved: ' + bad : open.length ? 'Typing…'
      : savedAt ? 'Saved ' + new Date(savedAt * 1000).toLocaleTimeString([], { hour12: false })
      : heard ? 'Everything is saved' : ''
    if (pill.textContent !== words) pill.textContent = words
    pill.dataset.tone = bad ? 'bad' : open.length ? 'busy' : 'good'
  }

  function again() {                       // a commit that got lost on the way is sent once more
    for (const [name, held] of waiting()) {
      const el = field(name)
      if (now() - Math.max(held.at, sent[name] || 0) < LATE / 2 || fields[name].fault) continue
      sent[name] = now()
      if (el.value === held.text) commit(el)
      else settle(name)
    }
    if (wanted) walk(wanted)
    heal()
    catchUp()
    show()
  }

  let empty = 0                            // a page that stays empty although it was drawn is loaded anew
  function heal() {
    const blank = place !== null && !document.hidden && !document.querySelector('[data-testid=stMain] :is(h1, h2)')
    empty = blank ? empty + 1 : 0
    if (empty < 4 || now() - Number(sessionStorage.getItem('workbook-healed') || 0) < 30000) return
    sessionStorage.setItem('workbook-healed', now())
    location.reload()
  }

  let missed = 0, since = 0                // a save that the page has not shown, though the frame knows of it
  function catchUp() {
    const known = Number(document.querySelector('[data-saved]')?.dataset.saved || 0)
    if (known !== missed) { missed = known; since = now() }
    if (known <= savedAt || now() - since < MISSED) return
    savedAt = known                        // once: a page without fields has nothing to tell
    redraw()
  }

  function hear(data) {
    heard = true
    Object.assign(fields, data.fields)
    savedAt = Math.max(savedAt, data.savedAt)
    trouble = data.trouble
    Object.keys(data.fields).forEach(name => settle(name))
  }

  function arrive(here) {
    if (place !== null && place !== here) document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)
    place = here
  }

  function centre(strip) {                 // the strip alone moves: this may come when somebody has scrolled down already
    const step = strip.querySelector('[aria-current]')?.getBoundingClientRect(), frame = strip.getBoundingClientRect()
    if (step) strip.scrollLeft += step.left + step.width / 2 - frame.left - frame.width / 2
  }

  let look = null                          // the pile of cards that was turned last: read on from its top
  function turn(mark) {
    if (look !== null && mark.dataset.look !== look) mark.scrollIntoView({ block: 'start' })
    look = mark.dataset.look
  }

  const seen = new WeakSet()
  function read() {                        // what the program wrote on the page for us, each mark once
    const fresh = [...document.querySelectorAll('[data-told],[data-place],[data-look],.steps')].filter(mark => !seen.has(mark))
    for (const mark of fresh) {
      seen.add(mark)
      if (mark.matches('.steps')) centre(mark)
      else if (mark.dataset.told) hear(JSON.parse(mark.dataset.told))
      else if (mark.dataset.look) turn(mark)
      else if (mark.dataset.place !== place) arrive(mark.dataset.place)
    }
    if (fresh.length) show()
  }

  function mount(box) {
    pill = box.querySelector('.pill')
    offers = box.querySelector('.offers')
    read()
    show()
  }

  document.addEventListener('input', input, true)
  document.addEventListener('pointerdown', event => { const el = document.activeElement; if (el && el !== event.target) still(el) }, true)
  document.addEventListener('pointerdown', press, true)
  document.addEventListener('pointerup', lift, true)
  document.addEventListener('click', hold, true)
  document.addEventListener('click', follow, true)
  document.addEventListener('focusout', event => stop(event.target), true)
  document.addEventListener('visibilitychange', () => { if (document.hidden) flush() })
  window.addEventListener('pagehide', flush)
  window.addEventListener('beforeunload', flush)
  window.addEventListener('popstate', flush, true)
  window.addEventListener('popstate', () => { wanted = null })     // whoever goes back wants that page no more
  setInterval(again, 1000)
  new MutationObserver(read).observe(document.body, { childList: true, subtree: true })
  return { mount }
}

export default function ({ parentElement }) {
  window.__workbook ??= start()
  window.__workbook.mount(parentElement)
}
