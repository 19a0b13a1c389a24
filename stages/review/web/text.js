// Texts and their marks: no DOM in here.

/**
 * Cuts a text at the borders of its marks. Marks are {from, to, …} in UTF-16 units and
 * may overlap; each piece names the marks that cover it.
 */
export function pieces(text, marks) {
  const fitting = marks.filter(m => m.from >= 0 && m.to <= text.length && m.from < m.to)
  const cuts = new Set([0, text.length])
  for (const m of fitting) cuts.add(m.from).add(m.to)
  const at = [...cuts].sort((a, b) => a - b)
  const out = []
  for (let i = 0; i + 1 < at.length; i++) {
    const from = at[i]
    const to = at[i + 1]
    out.push({ text: text.slice(from, to), marks: fitting.filter(m => m.from <= from && m.to >= to) })
  }
  return out
}

const segmenters = new Map()

/** Words, spaces and marks of a text in its own language. */
export function words(text, lang) {
  if (!segmenters.has(lang)) segmenters.set(lang, new Intl.Segmenter(lang, { granularity: 'word' }))
  return Array.from(segmenters.get(lang).segment(text), s => s.segment)
}

function commonTable(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1])
    }
  }
  return table
}

function add(out, kind, text) {
  const last = out[out.length - 1]
  if (last && last.kind === kind) last.text += text
  else out.push({ kind, text })
}

/** Word diff: a list of {kind: 'same'|'del'|'ins', text}; very long texts differ as a whole. */
export function diff(before, after, lang) {
  if (before === after) return [{ kind: 'same', text: after }]
  const a = words(before, lang)
  const b = words(after, lang)
  if (a.length * b.length > 4e6) return [{ kind: 'del', text: before }, { kind: 'ins', text: after }]
  const table = commonTable(a, b)
  const out = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(out, 'same', a[i++])
      j++
    } else if (j === b.length || (i < a.length && table[i + 1][j] >= table[i][j + 1])) {
      add(out, 'del', a[i++])
    } else {
      add(out, 'ins', b[j++])
    }
  }
  return joinBlanks(out)
}

/** A lone blank between two changes belongs to them: whole phrases read better than torn ones. */
function joinBlanks(parts) {
  const out = []
  for (let i = 0; i < parts.length; i++) {
    const p = parts[i]
    const between = p.kind === 'same' && p.text.trim() === '' && i > 0 && i + 1 < parts.length
    if (between) {
      add(out, 'del', p.text)
      add(out, 'ins', p.text)
    } else {
      add(out, p.kind, p.text)
    }
  }
  return order(out)
}

/** Within a run of changes all that went comes before all that came. */
function order(parts) {
  const out = []
  let del = ''
  let ins = ''
  const flush = () => {
    if (del) out.push({ kind: 'del', text: del })
    if (ins) out.push({ kind: 'ins', text: ins })
    del = ins = ''
  }
  for (const p of parts) {
    if (p.kind === 'del') del += p.text
    else if (p.kind === 'ins') ins += p.text
    else {
      flush()
      out.push(p)
    }
  }
  flush()
  return out
}

/** Languages that put no blank between sentences. */
export const joint = lang => (/^(ja|zh|th|lo|my|km)\b/.test(lang) ? '' : ' ')

const zone = { timeZone: 'Asia/Seoul', timeZoneName: 'short' }

/** A time as people in the newsroom read it: Seoul time, the zone named. */
export function when(iso, ui, withDate = true) {
  if (!iso) return ''
  const style = withDate
    ? { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, ...zone }
    : { hour: '2-digit', minute: '2-digit', hour12: false, ...zone }
  return new Intl.DateTimeFormat(ui === 'ko' ? 'ko-KR' : 'en-GB', style).format(new Date(iso))
}

/** "3 min" style distance for the queue. */
export function ago(iso, ui) {
  const minutes = Math.max(0, Math.round((Date.now() - new Date(iso)) / 60000))
  const format = new Intl.RelativeTimeFormat(ui, { numeric: 'auto', style: 'short' })
  if (minutes < 60) return format.format(-minutes, 'minute')
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour')
  return format.format(-Math.round(minutes / 1440), 'day')
}

/** A language's name in the language of the page. */
export function langName(code, ui) {
  try {
    return new Intl.DisplayNames([ui], { type: 'language' }).of(code) || code
  } catch {
    return code
  }
}

/** Characters that cannot be seen, made visible where a source or draft is shown. */
export function visible(text) {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u3164\u115f\u1160\uffa0\u00ad]/g, c =>
    `⟦U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟧`)
}
