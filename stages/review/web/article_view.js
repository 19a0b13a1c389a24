// The article as a page: its head, its two views, what can be done with the whole.
import { html, nothing } from './vendor/lit-html.js'
import { repeat } from './vendor/directives/repeat.js'
import { filters } from './article.js'
import { t, ui } from './i18n.js'
import { changedFact, fact, findingList, sentence, targetText } from './sentence.js'
import { joint, langName, when } from './text.js'

function signature(a, step) {
  const s = a.view[step]
  const turn = (a.view.state === 'editor') === (step === 'editor') && ['reporter', 'returned', 'editor'].includes(a.view.state)
  return html`<li class="${s.matches ? 'given' : turn ? 'turn' : ''}">
    <span class="sign" aria-hidden="true">${s.matches ? '✓' : ''}</span>
    <span><b>${t('role_' + step)}</b>
    <small>${s.matches ? t('signed_by', { who: s.who, when: when(s.when, ui) }) : s.given ? t('signature_stale') : t('not_signed')}</small></span></li>`
}

const act = (a, kind, ask, style = '') => {
  const why = a.view.may[kind]
  return html`<button class=${style} ?disabled=${why !== ''} title=${why ? t('cannot', { why }) : nothing}
    @click=${() => ask(kind)}>${t(kind)}</button>`
}

/** Facts of the final text that the reporter has not signed yet, each with its place. */
const confirmList = a => html`<ul class="confirm">${a.view.confirm.map(c => html`<li>
  <button class="small quiet" @click=${() => { a.mode = a.mode === 'facts' ? 'pair' : a.mode; a.go(c.segment, 'row') }}>${t('sentence', { n: c.segment + 1 })}</button>
  ${changedFact(a, c)}</li>`)}</ul>`

function banners(a) {
  const v = a.view
  return html`
    ${v.return_reason ? html`<p class="banner warn">${t('returned', { who: v.returned_by, reason: v.return_reason })}</p>` : nothing}
    ${v.confirm.length && a.me.decisions.includes('sign') ? html`<div class="banner warn"><p>${t('confirm_lead')}</p>${confirmList(a)}</div>` : nothing}
    ${v.trouble ? html`<p class="banner block">${t('trouble', { text: v.trouble })}</p>` : nothing}
    ${a.heldBy ? html`<p class="banner note">${t('held', { who: a.heldBy })} <button class="small" @click=${() => a.takeOver()}>${t('take_over')}</button></p>` : nothing}
    ${a.offline ? html`<p class="banner block" role="alert">${t('offline')}</p>` : nothing}`
}

/** The files signed copy left in; after a withdrawal, what became of each. */
function exported(a) {
  const kill = a.view.history.find(d => d.kind === 'kill')
  const files = a.view.exported
  if (!kill && !files.length) return nothing
  const list = html`<ul class="files">${files.map(f => html`<li><span class="file">${f.name}</span> ${t('fate_' + f.fate)}</li>`)}</ul>`
  return kill
    ? html`<div class="banner block"><p>${t('killed', { who: kill.who, when: when(kill.when, ui), reason: kill.reason })}</p>
        ${files.length ? list : html`<p>${t('killed_nothing_left')}</p>`}</div>`
    : html`<details class="course"><summary>${t('exported_files', { n: files.length })}</summary>${list}</details>`
}

function head(a, ask) {
  const v = a.view
  const title = v.segments.findIndex(g => v.blocks[g.block]?.kind === 'headline')
  const translated = title >= 0 ? a.plain(title) : ''
  const leads = a.me.decisions.includes('assign')
  return html`<header class="head">
    <div class="titles">
      <h1 lang=${v.target_lang}>${translated || html`<em class="empty" lang=${ui}>${t('no_title')}</em>`}</h1>
      <p class="original" lang=${v.source_lang}>${v.meta.title || v.name}</p>
      <p class="meta"><span class="state ${v.state}">${t('state_' + v.state)}</span>
        <span>${langName(v.target_lang, ui)}</span>
        ${v.priority > 0 ? html`<span class="urgent">${t('urgent')}</span>` : nothing}
        ${v.assigned ? html`<span>${t('column_assigned')}: ${v.assigned}</span>` : nothing}
        ${v.story_version > 1 ? html`<span>${t('version_n', { n: v.story_version })}</span>` : nothing}
        ${v.meta.byline ? html`<span lang=${v.source_lang}>${v.meta.byline}</span>` : nothing}
        ${v.meta.section ? html`<span lang=${v.source_lang}>${v.meta.section}</span>` : nothing}
        ${v.meta.published ? html`<span>${t('published', { when: when(v.meta.published, ui) })}</span>` : nothing}
        <span class="file">${v.name}</span></p>
    </div>
    <ol class="signatures" aria-label=${t('signatures')}>${signature(a, 'reporter')}${signature(a, 'editor')}</ol>
    <div class="whole">
      ${a.me.decisions.includes('sign') ? act(a, 'sign', ask, 'primary') : nothing}
      ${a.me.decisions.includes('return') ? act(a, 'return', ask) : nothing}
      ${leads ? html`${act(a, 'assign', ask)}<button @click=${() => ask('priority')}>${t('priority_ask')}</button>${act(a, 'kill', ask, 'quiet')}` : nothing}
      ${a.me.decisions.includes('sign') && v.may.sign ? html`<small class="why">${t('cannot_sign', { why: v.may.sign })}</small>` : nothing}
    </div>
  </header>${banners(a)}${exported(a)}${course(a)}`
}

/** What happened to the article as a whole: who signed, returned, assigned it. */
function course(a) {
  const list = a.view.history.filter(d => !d.segment)
  if (!list.length) return nothing
  return html`<details class="course"><summary>${t('history')}</summary><ol class="history">${list.map(d => html`<li>
    <b>${d.who}</b> ${t('history_' + d.kind)}${d.kind === 'sign' ? html` (${t('role_' + d.step)})` : nothing}${d.kind === 'assign' ? html`: ${d.text || t('assign_nobody')}` : nothing}
    <time>${when(d.when, ui)}</time> ${d.reason ? html`<q>${d.reason}</q>` : nothing}${d.verdict ? html` (${t('verdict_' + d.verdict)})` : nothing}</li>`)}</ol></details>`
}

function toggle(name, pressed, press) {
  return html`<button class="toggle" aria-pressed=${pressed} @click=${press}>${name}</button>`
}

function bar(a) {
  const c = a.counts()
  const sourceName = a.view.source_lang.startsWith('ko') ? t('source') : t('source_other')
  return html`<div class="bar">
    <div class="views" role="group" aria-label=${t('views')}>
      ${toggle(t('pair'), a.mode === 'pair', () => a.show('pair'))}
      ${toggle(t('reading'), a.mode === 'read', () => a.show('read'))}
      ${toggle(t('facts'), a.mode === 'facts', () => a.show('facts'))}</div>
    ${toggle(sourceName, a.sourceShown[a.mode], () => a.flipSource())}
    ${toggle(a.diffShown === 'reporter' ? t('diff_reporter') : t('diff'), a.diffShown !== '', () => a.flipDiff())}
    <label class="inline">${t('filter')} <select id="filter" @change=${e => a.choose(e.target.value)}>
      ${filters.map(f => html`<option value=${f} ?selected=${a.filter === f}>${t('filter_' + f)}</option>`)}</select></label>
    <input id="find" type="search" placeholder=${t('search')} aria-label=${t('search')} .value=${a.find}
      @input=${e => { a.find = e.target.value; a.redraw() }}>
    <p class="progress" role="status" aria-label=${t('progress_long', c)}>
      <progress max=${c.all || 1} value=${c.done} aria-hidden="true"></progress><span>${t('progress', { ...c, n: c.warns })}</span></p>
  </div>`
}

const plain = (a, block) => html`<div class="plain"><span class="kind">${t('block_' + block.kind)}</span>
  <span lang=${a.view.source_lang}>${block.text}</span></div>`

/** The sentences of each block, in the article's order. */
function byBlock(a) {
  const out = a.view.blocks.map((block, n) => ({ block, n, list: [] }))
  a.view.segments.forEach((g, i) => out[g.block]?.list.push(i))
  return out
}

function pair(a, ask) {
  const everything = a.filter === 'all' && !a.find
  const blocks = byBlock(a)
  const shown = blocks.map(b => ({ ...b, list: b.list.filter(i => a.fits(i) || (i === a.at && everything)) }))
  if (!shown.some(b => b.list.length)) return html`<p class="nothing">${t('nothing_fits')}</p>`
  return html`<div class="pair">${repeat(shown, b => b.n, b =>
    b.list.length
      ? html`<section class="group ${b.block.kind}"><h2 class="kind">${t('block_' + b.block.kind)}</h2>
          ${repeat(b.list, i => a.segment(i).id, i => sentence(a, i, ask))}</section>`
      : everything && b.block.text ? plain(a, b.block) : nothing)}</div>`
}

const readable = (a, i) => html`<span class="read ${i === a.at && a.panel ? 'active' : ''} ${a.hasOpen(i, 'block') ? 'block' : a.hasOpen(i) ? 'warn' : ''}"
  id=${i === a.at && a.panel ? nothing : `s${i}`} tabindex=${i === a.at && !a.panel ? 0 : nothing}
  @click=${() => (i === a.at && a.panel ? a.fold() : a.go(i, 'row'))}>${targetText(a, i)}</span>`

function readBlock(a, b, ask) {
  const between = joint(a.view.target_lang)
  const text = b.list.map((i, n) => html`${n ? between : ''}${readable(a, i)}`)
  const shape = { headline: html`<h2 class="headline">${text}</h2>`, deck: html`<p class="deck">${text}</p>`,
    subhead: html`<h3>${text}</h3>`, quote: html`<blockquote>${text}</blockquote>`, caption: html`<p class="caption">${text}</p>` }
  return html`${shape[b.block.kind] ?? html`<p>${text}</p>`}
    ${a.panel && b.list.includes(a.at) ? html`<div class="panel" lang=${ui}>${sentence(a, a.at, ask)}</div>` : nothing}`
}

const reading = (a, ask) => html`<article class="paper" lang=${a.view.target_lang}>
  ${repeat(byBlock(a).filter(b => b.list.length), b => b.n, b => readBlock(a, b, ask))}</article>`

/** A button to where a fact stands; both of its places are marked there. */
const toFact = (a, f, side) => html`<button class="small quiet" @click=${() => a.showFact(f, side)}>${t('sentence', { n: f[side].segment + 1 })}</button>`

const sides = f => ['source', 'target'].filter(s => f[s] && !(s === 'target' && f.source?.segment === f.target.segment))

const factCell = (shown, side) => html`<td>${shown[side]}${shown.means[side] ? html` <small class="means">${shown.means[side]}</small>` : nothing}</td>`

/** The ledger of the whole article: figures and dates, both sides, and what became of each. */
function ledger(a) {
  if (!a.view.facts.length) return html`<p class="nothing">${t('no_facts')}</p>`
  return html`<div class="scroll ledger" tabindex="0" role="region" aria-label=${t('facts')}><table><thead><tr>
    <th scope="col">${t('facts_where')}</th><th scope="col">${t('facts_source')}</th><th scope="col">${t('facts_target')}</th><th scope="col">${t('facts_verdict')}</th></tr></thead>
    <tbody>${a.view.facts.map(f => {
      const shown = fact(a, f)
      return html`<tr><td>${sides(f).map(s => toFact(a, f, s))}</td>
        ${factCell(shown, 'source')}${factCell(shown, 'target')}<td>${shown.verdict}</td></tr>`
    })}</tbody></table></div>`
}

const modes = { read: reading, pair, facts: ledger }

export function articleView(a, ask) {
  return html`<main id="main" class="article">${head(a, ask)}${bar(a)}
    ${a.whole.length ? html`<section class="about"><h2>${t('article_findings')}</h2>${findingList(a, a.at, a.whole, ask)}</section>` : nothing}
    ${modes[a.mode](a, ask)}
    ${a.picked && a.me.decisions.includes('edit') ? html`<button id="pick" class="primary small" @mousedown=${e => e.preventDefault()}
      @click=${() => ask('term')}>${t('term_add')} <kbd>G</kbd></button>` : nothing}</main>`
}

