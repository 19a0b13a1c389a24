// What is selected in an article, to be put up for the glossary: a word of the source
// and, selected after it, its rendering in the same sentence.

/** The text of a range without what the page wrote into it: numbers of findings, tags of links. */
function textOf(range) {
  const part = range.cloneContents()
  for (const mark of part.querySelectorAll('sup, .tag')) mark.remove()
  return part.textContent.trim()
}

const within = (node, selector) => (node instanceof Element ? node : node?.parentElement)?.closest(selector)

/** Where a selection begins and ends: one text of one sentence, or null. */
function place(selection) {
  const range = selection.getRangeAt(0)
  const text = within(range.startContainer, '.source, .target p')
  if (!text || within(range.endContainer, '.source, .target p') !== text) return null
  const sentence = text.closest('.sentence')
  return sentence && { i: Number(sentence.id.slice(1)), side: text.matches('.source') ? 'source' : 'target', text: textOf(range), at: range.getBoundingClientRect() }
}

/** The pick after a change of the selection: {i, source, target, x, y} or null. */
export function picked(before, active) {
  const field = document.activeElement
  if (field?.id === 'field') {
    const text = field.value.slice(field.selectionStart, field.selectionEnd).trim()
    return before?.i === active && text ? { ...before, target: text } : before
  }
  const selection = getSelection()
  const found = selection.isCollapsed || !selection.rangeCount ? null : place(selection)
  if (!found?.text || found.text.length > 200) return null
  if (found.side === 'target') return before?.i === found.i ? { ...before, target: found.text } : null
  return { i: found.i, source: found.text, target: '', x: found.at.left + scrollX, y: found.at.bottom + scrollY }
}
