// The way in.
import { html, nothing } from './vendor/lit-html.js'
import { api } from './api.js'
import { t } from './i18n.js'

const form = { busy: false, problem: '' }

export function loginView({ redraw, enter, note }) {
  const go = async event => {
    event.preventDefault()
    const data = new FormData(event.target)
    form.busy = true
    form.problem = ''
    redraw()
    try {
      const me = await api.login(data.get('login').trim(), data.get('password'))
      form.busy = false
      enter(me)
    } catch (problem) {
      form.busy = false
      form.problem = problem.message || t('offline')
      redraw()
      document.querySelector('input[name=password]')?.select()
    }
  }
  return html`<main id="main" class="login">
    <form @submit=${go}>
      <h1>${t('login_title')}</h1>
      <p class="lead">${note || t('login_lead')}</p>
      <label>${t('login')}<input name="login" required autocomplete="username" autocapitalize="none" spellcheck="false" autofocus></label>
      <label>${t('password')}<input name="password" type="password" required autocomplete="current-password"></label>
      ${form.problem ? html`<p class="failed" role="alert">${form.problem}</p>` : nothing}
      <button class="primary" ?disabled=${form.busy}>${form.busy ? t('logging_in') : t('log_in')}</button>
    </form></main>`
}
