// What asks back before it is done: reasons, signatures, the list of keys.
import { html, nothing, render } from './vendor/lit-html.js'
import { t, ui } from './i18n.js'
import { kinds } from './glossary.js'
import { isComposing, map } from './keys.js'
import { changedFact } from './sentence.js'
import { langName } from './text.js'

const place = document.getElementById('dialogs')
let closed = null

function close() {
  const dialog = place.querySelector('dialog')
  if (dialog?.open) dialog.close()
}

/** Shows a dialog made of parts; focus comes back to where it was. */
function open(title, parts, { submit, label, style = 'primary', wide = false, first } = {}) {
  let busy = false
  let problem = ''
  const back = document.activeElement
  const draw = () => {
    render(html`<dialog class=${wide ? 'wide' : ''} aria-labelledby="dialog-title" @close=${done}>
      <form method="dialog" @submit=${go} @keydown=${send}>
        <h2 id="dialog-title">${title}</h2>
        ${parts(draw)}
        ${problem ? html`<p class="failed" role="alert">${problem}</p>` : nothing}
        <div class="acts">
          ${submit ? html`<button class=${style} ?disabled=${busy}>${label}</button>` : nothing}
          <button type="button" class="quiet" @click=${close}>${submit ? t('cancel') : t('close')}</button>
        </div>
      </form></dialog>`, place)
  }
  const send = event => {
    if (event.code !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  const go = async event => {
    event.preventDefault()
    if (!submit) return close()
    busy = true
    problem = ''
    draw()
    try {
      const answer = await submit(new FormData(event.target))
      if (answer !== false) return close()
    } catch (error) {
      problem = error.message || t('offline')
    }
    busy = false
    draw()
  }
  const done = () => {
    if (place.querySelector('dialog')?.open) return // the next one is open already
    render(nothing, place)
    if (back instanceof HTMLElement && back.isConnected) back.focus()
    closed?.()
  }
  draw()
  const dialog = place.querySelector('dialog')
  dialog.showModal()
  ;(first ? dialog.querySelector(first) : dialog.querySelector('textarea, input, select, button'))?.focus({ preventScroll: true })
  dialog.scrollTop = 0 // a list longer than the screen begins at its beginning
}

export const onClose = call => (closed = call)

const reasonField = quick => html`
  <label>${t('reason')}<textarea name="reason" rows="3" required maxlength="1200"></textarea></label>
  ${quick ? html`<div class="quick">${quick.map(q => html`<button type="button" class="small" @click=${e => {
    const field = e.target.closest('form').querySelector('textarea')
    field.value = q
    field.focus()
  }}>${q}</button>`)}</div>` : nothing}`


export function askWaive(a, f) {
  const quick = ['style', 'meant', 'source'].map(q => t('reason_' + q))
  open(t('waive_title'), () => html`<p class="quoted ${f.severity}"><span class="severity ${f.severity}">${t('severity_' + f.severity)}</span> ${f.message}</p>
    <fieldset><legend>${t('waive_ask')}</legend>
      ${['wrong', 'accepted'].map(v => html`<label class="inline"><input type="radio" name="verdict" value=${v} required> ${t('waive_' + v)}</label>`)}</fieldset>
    ${reasonField(quick)}<p class="by">${t('waive_lead')}</p>`,
  { submit: data => a.waive(f, data.get('verdict'), data.get('reason')), label: t('waive_do'), first: 'input' })
}

export function askMerge(a, i) {
  open(t('merge_title'), () => html`<p class="quoted" lang=${a.view.source_lang}>${a.segment(i).source}</p><p>${t('merge_ask')}</p>`,
    { submit: async () => { close(); await a.save(i, '') }, label: t('merge_do'), first: 'button' })
}

/** A selection on its way into the glossary; the desk decides on it. */
export function askTerm(a, pick, word, done) {
  const there = word.there
  open(t('term_title'), () => html`
    ${there ? html`<p class="quoted warn">${t('term_there', { source: there.source, target: there.target, place: `${there.file}:${there.line}` })}</p>` : nothing}
    <label>${t('term_source')}<input name="source" lang=${a.view.source_lang} required maxlength="130" autocomplete="off" .defaultValue=${word.source}></label>
    <label>${t('term_target')} (${langName(a.view.target_lang, ui)})<input name="target" lang=${a.view.target_lang} required maxlength="300" autocomplete="off" .defaultValue=${pick.target}></label>
    <label>${t('term_kind')}<select name="kind">${kinds.map(k => html`<option value=${k}>${t('kind_' + k)}</option>`)}</select></label>
    <label>${t('term_note')}<input name="note" maxlength="1200" autocomplete="off"></label>
    <p class="by">${t('term_lead')}</p>`,
  { submit: async data => done(await a.propose(Object.fromEntries(data))), label: t('term_do'), first: word.source ? '[name=target]' : '[name=source]' })
}

export function askReject(g, row) {
  open(t('term_reject_title'), () => html`<p class="quoted"><span lang="ko">${row.source}</span> = <span lang=${row.target_lang}>${row.target}</span></p><p>${t('term_reject_ask')}</p>`,
    { submit: () => g.reject(row), label: t('term_reject'), style: 'danger' })
}

export function askComment(a, i) {
  open(t('comment_title'), () => html`<label>${t('sentence', { n: i + 1 })}<textarea name="text" rows="3" required maxlength="1200"></textarea></label>`,
    { submit: data => a.comment(i, data.get('text')), label: t('comment_do'), first: 'textarea' })
}

export function askReturn(a) {
  open(t('return_title'), () => html`<p>${t('return_lead')}</p>${reasonField()}`,
    { submit: async data => { await a.giveBack(data.get('reason')); a.say(t('returned_done')) }, label: t('return_do') })
}

const sums = a => {
  const c = a.counts()
  const v = a.view
  return [
    [v.segments.length, 'sum_sentences'],
    [v.untouched, 'sum_machine'],
    [v.segments.length - v.untouched - v.by_hand - v.empty, 'sum_edited'],
    [v.by_hand, 'sum_by_hand'],
    [c.done, 'sum_approved'],
    [c.blocks, 'sum_blocks', 'block'],
    [c.warns, 'sum_warns', 'warn'],
    [v.findings.filter(f => f.waived).length, 'sum_waived'],
  ]
}

export function askSign(a) {
  const step = a.view.step
  if (a.unsaved()) return open(t('sign_title', { role: t('role_' + step) }), () => html`<p>${t('sign_unsaved')}</p>`)
  open(t('sign_title', { role: t('role_' + step) }), () => html`
    <table class="sums"><tbody>${sums(a).map(([n, key, kind]) => html`<tr class=${n && kind ? kind : ''}><td>${n}</td><th scope="row">${t(key, { n })}</th></tr>`)}</tbody></table>
    ${a.view.confirm.length ? html`<div class="quoted warn"><p>${t('confirm_ask')}</p><ul class="confirm">${a.view.confirm.map(c => html`<li>${t('sentence', { n: c.segment + 1 })}: ${changedFact(a, c)}</li>`)}</ul></div>` : nothing}
    <p class="statement">${t('sign_statement_' + (a.me.role === 'desk' ? 'desk' : step))}</p>
    <label>${t('sign_type', { login: a.me.login })}<input name="confirm" required autocomplete="off" autocapitalize="none" spellcheck="false"></label>`,
  { submit: async data => { await a.sign(data.get('confirm').trim()); a.say(t('signed_done', { role: t('role_' + step) })) },
    label: t('sign_do'), first: 'input' })
}

export function askAssign(a, people) {
  open(t('assign_title'), () => html`<label>${t('assign_to')}<select name="login"><option value="">${t('assign_nobody')}</option>
    ${people.map(p => html`<option value=${p.login} ?selected=${p.login === a.view.assigned}>${p.name} (${p.login}, ${t('role_' + p.role)})</option>`)}</select></label>`,
  { submit: data => a.assign(data.get('login')), label: t('assign_do') })
}

export function askPriority(a) {
  const steps = [[10, 'urgent'], [0, 'normal'], [-10, 'later']]
  const now = Math.sign(a.view.priority) * 10
  open(t('priority'), () => html`<label>${t('priority')}<select name="priority">
    ${steps.map(([n, word]) => html`<option value=${n} ?selected=${n === now}>${t(word)}</option>`)}</select></label>`,
  { submit: data => a.prioritise(Number(data.get('priority'))), label: t('priority_do') })
}

export function askKill(a) {
  open(t('kill_title'), () => html`<p>${t('kill_lead')}</p>${reasonField()}`,
    { submit: data => a.kill(data.get('reason')), label: t('kill_do'), style: 'danger', first: 'textarea' })
}

export function askLeave(leave) {
  open(t('leave_title'), () => html`<p>${t('leave_lead')}</p>`,
    { submit: async () => { close(); leave() }, label: t('leave_do'), style: 'danger' })
}

export function showKeys(single, setSingle) {
  const rows = map.map(([name, , shown, where]) => html`<tr><td><kbd>${shown}</kbd></td><th scope="row">${t('key_' + name)}</th><td>${t('help_' + where)}</td></tr>`)
  open(t('help_title'), () => html`
    <table class="keys"><tbody>${rows}<tr><td><kbd>1</kbd>–<kbd>9</kbd></td><th scope="row">${t('key_suggest')}</th><td>${t('help_both')}</td></tr></tbody></table>
    <p>${t('help_sign')}</p>
    <label class="inline"><input type="checkbox" .checked=${single()} @change=${e => setSingle(e.target.checked)}> ${t('help_single')}</label>
    <p class="by">${t('help_single_lead')}</p>`, { wide: true, first: 'button' })
}
