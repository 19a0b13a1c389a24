// The keyboard. Physical keys (event.code), so that a Hangul layout does not matter;
// nothing while a syllable is being composed.

let composedAt = -Infinity

document.addEventListener('compositionend', () => (composedAt = performance.now()), true)

/** True for a key that belongs to an input method; Safari tells late, hence the pause. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process' ||
    (event.code === 'Enter' && performance.now() - composedAt < 50)
}

const inField = target => target instanceof Element && target.matches('textarea, input, select, [contenteditable]')

/** [name, code, what it is shown as, where: both | out (outside of fields) | in] */
export const map = [
  ['accept', 'Enter', 'Ctrl+Enter', 'both', { command: true }],
  ['acceptOpen', 'Enter', 'Ctrl+Shift+Enter', 'both', { command: true, shift: true }],
  ['next', 'ArrowDown', 'Alt+↓', 'both', { alt: true }],
  ['previous', 'ArrowUp', 'Alt+↑', 'both', { alt: true }],
  ['next', 'KeyJ', 'J', 'out', {}],
  ['previous', 'KeyK', 'K', 'out', {}],
  ['nextFinding', 'KeyN', 'N', 'out', {}],
  ['previousFinding', 'KeyP', 'P', 'out', {}],
  ['edit', 'KeyE', 'E', 'out', {}],
  ['edit', 'Enter', 'Enter', 'row', {}],
  ['leave', 'Escape', 'Esc', 'in', {}],
  ['fold', 'Escape', 'Esc', 'out', {}],
  ['waive', 'KeyX', 'X', 'out', {}],
  ['diff', 'KeyD', 'D', 'out', {}],
  ['source', 'KeyS', 'S', 'out', {}],
  ['reading', 'KeyR', 'R', 'out', {}],
  ['facts', 'KeyL', 'L', 'out', {}],
  ['comment', 'KeyC', 'C', 'out', {}],
  ['glossary', 'KeyG', 'G', 'out', {}],
  ['glossary', 'KeyG', 'Ctrl+Alt+G', 'in', { command: true, alt: true }],
  ['tag', 'KeyT', 'Ctrl+Alt+T', 'in', { command: true, alt: true }],
  ['filter', 'KeyF', 'F', 'out', {}],
  ['undo', 'KeyZ', 'Z', 'out', {}],
  ['redo', 'KeyZ', 'Shift+Z', 'out', { shift: true }],
  ['search', 'Slash', '/', 'out', {}],
  ['help', 'Slash', '?', 'out', { shift: true }],
]

const fits = (event, [, code, , where, with_], field) =>
  event.code === code &&
  !!with_.command === (event.ctrlKey || event.metaKey) && !!with_.alt === event.altKey &&
  !!with_.shift === event.shiftKey &&
  (where === 'both' || (where === 'in') === field) &&
  (where !== 'row' || !(event.target instanceof Element) || !event.target.closest('button, a, summary, select'))

/** The nth suggestion: 1-9 outside of a field, Ctrl+Alt+1-9 inside. */
function suggestion(event, field) {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)
  const chord = event.ctrlKey && event.altKey
  const bare = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
  return digit && (field ? chord : bare || chord) ? Number(digit[1]) : 0
}

/** '?' and '/' by what they print: their places differ from one keyboard to the next. */
const sign = (event, field) =>
  field || event.ctrlKey || event.metaKey || event.altKey ? undefined : { '?': ['help'], '/': ['search'] }[event.key]

/** Calls act(name, event, n) for what the map knows. `single()` says whether bare letters count. */
export function listen(act, single) {
  document.addEventListener('keydown', event => {
    if (isComposing(event) || event.defaultPrevented || document.querySelector('dialog[open]')) return
    const field = inField(event.target)
    const n = suggestion(event, field)
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey
    if (bare && !field && !single() && event.code !== 'Enter') return
    const hit = n ? ['suggest'] : sign(event, field) ?? map.find(entry => fits(event, entry, field))
    if (hit && act(hit[0], event, n)) event.preventDefault()
  })
}
