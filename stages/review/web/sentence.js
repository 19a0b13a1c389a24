// One sentence: its source, its translation, what was found, its history.
import { html, nothing } from './vendor/lit-html.js'
import { live } from './vendor/directives/live.js'
import { t, ui } from './i18n.js'
import { diff, pieces, visible, when } from './text.js'

export const severityLabel = f => html`<span class="severity ${f.severity}">${t('severity_' + f.severity)}</span>`

const numbers = '①②③④⑤⑥⑦⑧⑨'

const spanned = (findings, side) =>
  findings
    .map((f, n) => ({ f, n }))
    .filter(({ f }) => f[side])
    .map(({ f, n }) => ({ from: f[side][0], to: f[side][1], finding: f, n }))

const termMarks = (terms, side) =>
  terms.filter(m => m[side]).map(m => ({ from: m[side][0], to: m[side][1], term: m }))

const inlineMarks = (g, side) => g.inlines.filter(m => m[side]).map(m => ({ from: m[side][0], to: m[side][1], inline: m }))

/** The fact picked in the ledger, where it stands in this sentence. */
const factMarks = (a, i, side) => {
  const place = a.pickedFact?.[side]
  return place?.at && place.segment === i ? [{ from: place.at[0], to: place.at[1], fact: true }] : []
}

const tag = (m, half) => (m.n ? html`<span class="tag" aria-hidden="true">${half}${m.n}&gt;</span>` : nothing)

const inlined = (shown, m) => html`<span class="inline ${m.kind}" title=${m.href || nothing}>${shown}</span>`

/** Text with its findings, terms, links and emphasis marked; a finding's number stands behind its mark. */
function marked(text, marks) {
  let at = 0
  return pieces(text, marks).map(piece => {
    const from = at
    at += piece.text.length
    const finding = piece.marks.find(m => m.finding)
    const term = piece.marks.find(m => m.term)
    const inlines = piece.marks.filter(m => m.inline)
    const shown = visible(piece.text)
    let inner = term
      ? html`<span class="term ${term.term.target ? '' : 'missing'}" title=${term.term.rendering}>${shown}</span>`
      : shown
    for (const m of inlines) inner = inlined(inner, m.inline)
    if (piece.marks.some(m => m.fact)) inner = html`<mark class="fact">${inner}</mark>`
    if (finding) {
      inner = html`<mark class=${finding.finding.severity}>${inner}</mark>${at >= finding.to && numbers[finding.n]
        ? html`<sup class="number ${finding.finding.severity}" aria-hidden="true">${numbers[finding.n]}</sup>`
        : nothing}`
    }
    if (!inlines.length) return inner
    return html`${inlines.filter(m => m.from === from).map(m => tag(m.inline, '<'))}${inner}${inlines.filter(m => m.to === at).reverse().map(m => tag(m.inline, '</'))}`
  })
}

/** Links and emphasis of the source: what each is, and a button that puts it around the selected words. */
function inlineList(a, i) {
  const list = a.segment(i).inlines.filter(m => m.n)
  if (!list.length) return nothing
  const g = a.segment(i)
  const text = a.typed.get(g.id)?.text ?? a.target(i)
  const around = n => {
    const field = document.getElementById('field')
    a.tag(i, n, field.selectionStart, field.selectionEnd)
  }
  return html`<ul class="inlines" aria-label=${t('inlines')}>${list.map(m => {
    const placed = text.includes(`<${m.n}>`) && text.includes(`</${m.n}>`) || (m.target && !a.typed.has(g.id))
    return html`<li><button class="small" @mousedown=${e => e.preventDefault()} @click=${() => around(m.n)}>${t('inline_around', { tag: `<${m.n}>` })}</button>
      <span>${t('inline_' + m.kind)} <span lang=${a.view.source_lang}>${g.source.slice(...m.source)}</span>
      ${m.href ? html`<span class="file">${m.href}</span>` : nothing}
      <span class=${placed ? 'good' : 'lacks'}>${placed ? t('inline_placed') : t('inline_lost')}</span></span></li>`
  })}</ul>`
}

export function sourceText(a, i) {
  const g = a.segment(i)
  const open = a.openFindings(i)
  return marked(g.source, [...spanned(open, 'source'), ...termMarks(a.terms[i], 'source'), ...inlineMarks(g, 'source'), ...factMarks(a, i, 'source')])
}

export function targetText(a, i) {
  const text = a.target(i)
  if (!text) return html`<em class="empty" lang=${ui}>${t(a.merged(i) ? 'merged_away' : 'empty_target')}</em>`
  if (a.diffShown) return changes(a.ground(i), text, a.view.target_lang)
  const g = a.segment(i)
  return text === g.written ? marked(g.target, [...spanned(a.openFindings(i), 'target'), ...inlineMarks(g, 'target'), ...factMarks(a, i, 'target')]) : a.plain(i)
}

export const changes = (before, after, lang) =>
  diff(before, after, lang).map(p =>
    p.kind === 'same' ? p.text : p.kind === 'del' ? html`<del>${p.text}</del>` : html`<ins>${p.text}</ins>`)

function finding(a, i, f, n, ask) {
  const usable = f.suggestion && f.target && a.editable
  return html`<li class="finding ${f.severity}">
    <p>${severityLabel(f)} <span class="number" aria-hidden="true">${numbers[n] ?? ''}</span> ${f.message}</p>
    <div class="acts">
      ${usable ? html`<button class="small" @click=${() => a.suggest(i, f)}>${t('apply', { text: f.suggestion })}</button>` : nothing}
      ${a.may('waive') ? html`<button class="small quiet" @click=${() => ask('waive', { finding: f })}>${t('waive')}</button>` : nothing}
      <span class="check">${f.check}</span>
    </div>
  </li>`
}

export function findingList(a, i, list, ask) {
  const open = list.filter(f => !f.waived)
  const waived = list.filter(f => f.waived)
  if (!list.length) return nothing
  return html`<ul class="findings">
    ${open.map((f, n) => finding(a, i, f, n, ask))}
    ${waived.map(f => {
      const d = a.waivers.get(f.fingerprint)
      return html`<li class="finding waived"><p>${severityLabel(f)} <s>${f.message}</s></p>
        <p class="by">${t('waived_by', { who: d?.who ?? '', reason: d?.reason ?? '' })}${d?.verdict ? html` (${t('verdict_' + d.verdict)})` : nothing}</p></li>`
    })}
  </ul>`
}

const termList = (a, i) =>
  a.terms[i].length
    ? html`<dl class="terms" aria-label=${t('terms')}>${a.terms[i].map(m => html`<div class=${m.target ? '' : 'missing'}>
        <dt lang=${a.view.source_lang}>${m.term}</dt>
        <dd lang=${a.view.target_lang}>${m.rendering}<span class="away">, ${m.target ? t('term_found') : t('term_missing')}</span>${m.target
          ? html`<span class="tick" aria-hidden="true"> ✓</span>`
          : html`<span class="lacks" aria-hidden="true"> ${t('term_missing')}</span>`}
        ${m.note ? html`<small lang=${ui}>${m.note}</small>` : nothing}</dd></div>`)}</dl>`
    : nothing

const surface = (a, place, side) => {
  if (!place?.at) return ''
  const g = a.segment(place.segment)
  return (side === 'source' ? g.source : g.target).slice(place.at[0], place.at[1])
}
const fine = { matched: '=', moved: '=', converted: '≈', implied: '≈' }

/** A figure or date of the source beside what became of it. */
export function fact(a, f) {
  const source = surface(a, f.source, 'source')
  const target = surface(a, f.target, 'target')
  const off = f.difference && (f.verdict === 'differs' || f.sure) // in its place, but turned round
  const kind = fine[f.verdict] && !off ? 'good' : f.sure ? 'bad' : 'maybe'
  return {
    source: source ? html`<span lang=${a.view.source_lang}>${source}</span>` : html`<span class="none">–</span>`,
    target: target ? html`<span lang=${a.view.target_lang}>${target}</span>` : html`<span class="none">–</span>`,
    means: { source: f.source?.means ?? '', target: f.target?.means ?? '' },
    verdict: html`<span class="verdict ${kind}">${t('verdict_' + f.verdict)}${off ? html` (${t('differs_' + f.difference)})` : nothing}</span>`,
    sign: html`<span class="verdict ${kind}" aria-hidden="true">${off ? '≠' : fine[f.verdict] ?? '≠'}</span>`,
  }
}

/** What a sentence said when the reporter signed it, and what it says now. */
export const changedFact = (a, c) => html`<span lang=${a.view.target_lang}>${c.before.length ? html`<del>${c.before.join(', ')}</del>` : html`<span class="none" lang=${ui}>–</span>`}
  <span aria-hidden="true">→</span> ${c.now.length ? html`<ins>${c.now.join(', ')}</ins>` : html`<span class="none" lang=${ui}>${t('confirm_gone')}</span>`}</span>`

const factList = (a, i) =>
  a.facts[i].length
    ? html`<ul class="facts" aria-label=${t('facts')}>${a.facts[i].map(f => {
        const shown = fact(a, f)
        return html`<li>${shown.source} ${shown.sign} ${shown.target} ${fine[f.verdict] === '='
          ? html`<span class="away">${shown.verdict}</span>` : shown.verdict}</li>`
      })}</ul>`
    : nothing

const commentsOf = (a, i) => a.history[i].filter(d => d.kind === 'comment')

const comments = (a, i) =>
  commentsOf(a, i).length
    ? html`<ul class="comments">${commentsOf(a, i).map(d => html`<li><b>${d.who}</b> ${d.text} <time>${when(d.when, ui)}</time></li>`)}</ul>`
    : nothing

function past(a, i) {
  const g = a.segment(i)
  const made = g.draft.model
    ? t('machine_by', { endpoint: g.draft.endpoint, model: g.draft.model })
    : t('machine_memory', { endpoint: g.draft.endpoint || t('machine_none') })
  return html`<details class="past"><summary>${t('show_draft')}</summary>
    <p class="by">${t('machine')}: ${made}${g.draft.when ? html`, <time>${when(g.draft.when, ui)}</time>` : nothing}</p>
    <p class="draft" lang=${a.view.target_lang}>${g.draft.text || html`<em class="empty">${t('empty_target')}</em>`}</p>
    ${g.draft.text && a.target(i) !== g.draft.text
      ? html`<p class="draft" lang=${a.view.target_lang}>${changes(g.draft.text, a.target(i), a.view.target_lang)}</p>` : nothing}
    <ol class="history">${a.history[i].map(d => html`<li><b>${d.who}</b> ${t(d.kind === 'edit' && !d.text ? 'history_merge' : 'history_' + d.kind)}${d.verdict ? html` (${t('verdict_' + d.verdict)})` : nothing} <time>${when(d.when, ui)}</time>
      ${d.reason ? html`<q>${d.reason}</q>` : nothing}
      ${d.kind === 'edit' && d.text ? html`<p lang=${a.view.target_lang}>${d.text}</p>` : nothing}
      ${d.kind === 'comment' ? html`<p>${d.text}</p>` : nothing}
      ${d.kind === 'edit' && d.text && a.editable && d.text !== a.target(i)
        ? html`<button class="small quiet" @click=${() => a.restore(i, d.text)}>${t('restore')}</button>` : nothing}</li>`)}</ol>
    ${a.editable && g.draft.text && a.target(i) !== g.draft.text
      ? html`<button class="small quiet" @click=${() => a.restore(i, g.draft.text)}>${t('machine')}: ${t('restore')}</button>` : nothing}
  </details>`
}

function conflict(a, i) {
  const g = a.segment(i)
  const now = a.conflicts.get(g.id)
  const mine = a.typed.get(g.id)?.text ?? ''
  const lang = a.view.target_lang
  return html`<div class="conflict" role="alert">
    <p><strong>${t('conflict_title')}</strong> ${t('conflict_lead')}</p>
    <dl><dt>${t('theirs')}</dt><dd class="theirs" lang=${lang}>${now.target}</dd>
      <dt>${t('yours')}</dt><dd class="yours" lang=${lang}>${changes(now.target, mine, lang)}</dd></dl>
    <button class="small" @click=${() => a.keepTheirs(i)}>${t('keep_theirs')}</button>
    <button class="small" @click=${() => a.useMine(i)}>${t('use_mine')}</button>
  </div>`
}

/** Grows a field with its text where the browser does not do it by itself. */
const fit = area => {
  if (CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = area.scrollHeight + 2 + 'px'
}

function field(a, i, ask) {
  const g = a.segment(i)
  const typed = a.typed.get(g.id)
  const failed = a.failed.get(g.id)
  return html`
    ${a.conflicts.has(g.id) ? conflict(a, i) : nothing}
    ${!typed && spanned(a.openFindings(i), 'target').length && !a.diffShown
      ? html`<p class="found-here shown" lang=${a.view.target_lang}>${targetText(a, i)}</p>` : nothing}
    ${a.diffShown ? html`<p class="found-here shown" lang=${a.view.target_lang}>${changes(a.ground(i), typed ? typed.text : a.target(i), a.view.target_lang)}</p>` : nothing}
    <textarea id="field" rows="2" spellcheck="true" lang=${a.view.target_lang} aria-label=${t('translation', { n: i + 1 })}
      placeholder=${a.merged(i) ? t('merged_away') : g.draft.text ? '' : t('no_draft')}
      .value=${live(typed ? typed.text : a.target(i))}
      @input=${e => { fit(e.target); a.type(i, e.target.value) }}
      @focus=${e => { fit(e.target); a.focus = 'field' }}></textarea>
    ${inlineList(a, i)}
    ${a.merged(i) ? html`<p class="merged"><em class="empty">${t('merged_lead')}</em>
      ${a.mergedFrom(i) ? html`<button class="small" @click=${() => a.restore(i, a.mergedFrom(i))}>${t('merge_undo')}</button>` : nothing}</p>` : nothing}
    ${failed ? html`<p class="failed" role="alert">${t('not_saved')}: ${failed}
      ${typed ? html`<button class="small" @click=${() => a.save(i, typed.text)}>${t('retry')}</button>` : nothing}</p>` : nothing}
    <div class="acts">
      <button class="primary" @click=${() => a.accept(false)}>${typed ? t('accept_save') : t('accept')} <kbd>Ctrl ↵</kbd></button>
      <button @click=${() => a.accept(true)}>${t('accept_open')} <kbd>Ctrl ⇧ ↵</kbd></button>
      <button class="quiet" @click=${() => ask('comment', { i })}>${t('comment')}</button>
      ${!typed && !a.target(i) && !a.merged(i) ? html`<button class="quiet" @click=${() => a.askMerge(i)}>${t('merge')}</button>` : nothing}
      ${typed ? html`<button class="quiet" @click=${() => a.discard(i)}>${t('discard')}</button>` : nothing}
    </div>`
}

/** Where the sentence stands, as a sign with words for those who do not see it. */
export function standing(a, i) {
  const g = a.segment(i)
  const [sign, words, kind] = a.failed.has(g.id) || a.conflicts.has(g.id)
    ? ['!', t('not_saved'), 'bad']
    : a.sending.has(g.id) ? ['✓', t('saving'), 'saving']
    : a.typed.has(g.id) ? ['✎', t('unsaved'), 'typed']
    : a.approved(i) ? ['✓', t('approved'), 'done']
    : ['○', t('not_approved'), 'open']
  return html`<span class="standing ${kind}" role="img" aria-label=${words} title=${words}>${sign}</span>
    ${g.edited ? html`<span class="standing edited" role="img" aria-label=${t('edited_' + g.edited)} title=${t('edited_' + g.edited)}>✎</span>` : nothing}`
}

export function sentence(a, i, ask) {
  const active = i === a.at
  const shown = a.sourceShown[a.mode]
  return html`<div class="sentence ${active ? 'active' : ''} ${shown ? '' : 'alone'}" id="s${i}" role="group"
      tabindex=${active ? 0 : -1} aria-label=${t('sentence', { n: i + 1 })} aria-current=${active ? 'true' : nothing}
      @click=${e => { if (!active && !e.target.closest('button, summary')) a.go(i, 'row') }}>
    <div class="gutter"><span class="no">${i + 1}</span>${standing(a, i)}</div>
    ${shown ? html`<div class="source" lang=${a.view.source_lang}>${sourceText(a, i)}</div>` : nothing}
    <div class="target">${active && a.editable
      ? field(a, i, ask)
      : html`${a.mode === 'read' ? nothing : html`<p lang=${a.view.target_lang}>${targetText(a, i)}</p>`}
        ${active && a.may('comment') ? html`<div class="acts"><button class="quiet" @click=${() => ask('comment', { i })}>${t('comment')}</button></div>` : nothing}`}
      ${active ? past(a, i) : nothing}</div>
    <div class="notes">${findingList(a, i, a.findings[i], ask)}${active ? html`${factList(a, i)}${termList(a, i)}` : nothing}${comments(a, i)}</div>
  </div>`
}
