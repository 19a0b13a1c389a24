// The queue: what waits for whom, most urgent first. Filters live in the address, so
// that a link shows the same list.
import { html, nothing } from './vendor/lit-html.js'
import { repeat } from './vendor/directives/repeat.js'
import { api } from './api.js'
import { t, ui } from './i18n.js'
import { ago, langName, when } from './text.js'

const states = ['', 'reporter', 'returned', 'editor', 'signed', 'exported', 'draft', 'stopped', 'rejected', 'killed', 'all']
const page = 50

export class Queue {
  constructor(query, me, redraw) {
    this.query = query
    this.me = me
    this.redraw = redraw
    this.rows = null
    this.counts = {}
    this.more = false
  }

  ask(after) {
    const q = { limit: page }
    if (this.query.get('state')) q.state = this.query.get('state')
    if (this.query.get('lang')) q.lang = this.query.get('lang')
    if (this.query.get('mine')) q.assigned = this.me.login
    if (after) Object.assign(q, { after_priority: after.priority, after_edition: after.id })
    return api.queue(q)
  }
  async load() {
    const answer = await this.ask()
    const longer = (this.rows?.length ?? 0) > page
    if (longer) this.counts = answer.counts
    else Object.assign(this, answer)
    this.redraw()
  }
  async loadMore() {
    const answer = await this.ask(this.rows[this.rows.length - 1])
    this.rows = [...this.rows, ...answer.rows]
    this.more = answer.more
    this.redraw()
  }
  /** The address of this list with one filter changed. */
  link(name, value) {
    const q = new URLSearchParams(this.query)
    if (value) q.set(name, value)
    else q.delete(name)
    return '#/?' + q
  }
}

const known = new Set()

function filterBar(q) {
  for (const row of q.rows ?? []) known.add(row.lang)
  const state = q.query.get('state') ?? ''
  const lang = q.query.get('lang') ?? ''
  if (lang) known.add(lang)
  const go = (name, value) => (location.hash = q.link(name, value))
  const open = Object.entries(q.counts).filter(([s]) => ['draft', 'reporter', 'returned', 'editor'].includes(s))
  const count = s => s === '' ? open.reduce((sum, [, n]) => sum + n, 0) : s === 'all' ? Object.values(q.counts).reduce((x, n) => x + n, 0) : q.counts[s] ?? 0
  return html`<nav class="filters" aria-label=${t('state')}>
    <ul>${states.filter(s => ['', 'reporter', 'editor', 'all', state].includes(s) || count(s)).map(s => html`<li><a class="chip" href=${q.link('state', s)}
      aria-current=${s === state ? 'page' : nothing}>${t('state_' + (s || 'open'))} <span class="count">${count(s)}</span></a></li>`)}</ul>
    <div class="more-filters">
    <label class="inline">${t('language')} <select @change=${e => go('lang', e.target.value)}>
      <option value="">${t('all_languages')}</option>
      ${[...known].sort().map(l => html`<option value=${l} ?selected=${l === lang}>${langName(l, ui)}</option>`)}</select></label>
    <label class="inline"><input type="checkbox" .checked=${!!q.query.get('mine')} @change=${e => go('mine', e.target.checked ? '1' : '')}> ${t('mine')}</label>
    </div>
  </nav>`
}

const badge = (n, kind) => (n ? html`<span class="severity ${kind}">${t('severity_' + kind)} ${n}</span> ` : nothing)

const row = (q, r) => html`<tr>
  <td class="what"><a href="#/editions/${r.id}"><span class="title" lang=${r.title ? r.lang : 'ko'}>${r.title || r.headline || r.name}</span></a>
    ${r.priority > 0 ? html`<span class="urgent">${t('urgent')}</span>` : nothing}
    ${r.title ? html`<span class="original" lang="ko">${r.headline}</span>` : nothing}
    ${r.trouble ? html`<span class="trouble">${r.trouble}</span>` : nothing}
    ${r.holder && r.holder !== q.me.login ? html`<span class="by">${t('open_at', { who: r.holder })}</span>` : nothing}</td>
  <td><span class="state ${r.state}">${t('state_' + r.state)}</span></td>
  <td>${langName(r.lang, ui)}</td>
  <td class="found">${badge(r.blocks, 'block')}${badge(r.warns, 'warn')}${!r.blocks && !r.warns ? badge(r.notes, 'note') : nothing}</td>
  <td class="done"><progress max=${r.segments || 1} value=${r.approved} aria-hidden="true"></progress><span>${r.approved}/${r.segments}</span></td>
  <td>${r.assigned || '–'}</td>
  <td><time datetime=${r.received} title=${when(r.received, ui)}>${ago(r.received, ui)}</time></td>
</tr>`

export function queueView(q) {
  return html`<main id="main" class="queue"><h1>${t('queue')}</h1>${filterBar(q)}
    ${q.rows === null ? html`<p class="nothing">${t('loading')}</p>`
      : q.rows.length === 0 ? html`<p class="nothing">${t('empty_queue')}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${t('queue')}><table><thead><tr>
        <th scope="col">${t('column_article')}</th><th scope="col">${t('state')}</th><th scope="col">${t('language')}</th>
        <th scope="col">${t('column_findings')}</th><th scope="col">${t('column_done')}</th><th scope="col">${t('column_assigned')}</th>
        <th scope="col">${t('column_received')}</th></tr></thead>
        <tbody>${repeat(q.rows, r => r.id, r => row(q, r))}</tbody></table></div>`}
    ${q.more ? html`<p class="nothing"><button @click=${() => q.loadMore()}>${t('more')}</button></p>` : nothing}</main>`
}
