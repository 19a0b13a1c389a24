// Proposed glossary entries: what people put up out of an article, and the desk decides on.
import { html, nothing } from './vendor/lit-html.js'
import { repeat } from './vendor/directives/repeat.js'
import { api } from './api.js'
import { t, ui } from './i18n.js'
import { langName } from './text.js'

export const kinds = ['common', 'person', 'place', 'body', 'office', 'law', 'product', 'event', 'number-unit']

export class Glossary {
  constructor(me, redraw, say) {
    this.rows = null
    this.leads = me.decisions.includes('assign')
    this.redraw = redraw
    this.say = say
  }
  async load() {
    this.rows = (await api.proposals()).rows
    this.redraw()
  }
  async settle(act, row, said) {
    try {
      await act(row.id)
      this.say(t(said, { source: row.source }))
    } catch (problem) {
      this.say(problem.message || t('offline'))
    }
    await this.load()
  }
  approve(row) {
    return this.settle(api.approveTerm, row, 'term_approved')
  }
  reject(row) {
    return this.settle(api.rejectTerm, row, 'term_rejected')
  }
}

const row = (g, r, ask) => html`<tr>
  <td class="what" lang="ko">${r.source}</td>
  <td class="what" lang=${r.target_lang}>${r.target}</td>
  <td>${t('kind_' + r.kind)}</td>
  <td>${langName(r.target_lang, ui)}</td>
  <td>${r.note}</td>
  <td class="file">${r.file}:${r.line}</td>
  ${g.leads ? html`<td class="acts"><button class="small" @click=${() => g.approve(r)}>${t('term_approve')}<span class="away"> ${r.source}</span></button>
    <button class="small quiet" @click=${() => ask('reject', { row: r })}>${t('term_reject')}<span class="away"> ${r.source}</span></button></td>` : nothing}
</tr>`

export function glossaryView(g, ask) {
  return html`<main id="main" class="queue"><h1>${t('glossary')}</h1><p class="by">${t('glossary_lead')}</p>
    ${g.rows === null ? html`<p class="nothing">${t('loading')}</p>`
      : g.rows.length === 0 ? html`<p class="nothing">${t('glossary_none')}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${t('glossary')}><table class="proposed"><thead><tr>
        <th scope="col">${t('term_source')}</th><th scope="col">${t('term_target')}</th><th scope="col">${t('term_kind')}</th>
        <th scope="col">${t('language')}</th><th scope="col">${t('term_note')}</th><th scope="col">${t('term_file')}</th>
        ${g.leads ? html`<th scope="col">${t('term_decide')}</th>` : nothing}</tr></thead>
        <tbody>${repeat(g.rows, r => r.id, r => row(g, r, ask))}</tbody></table></div>`}</main>`
}
