// The page: who is here, what is shown, what keys do.
import { html, nothing, render } from './vendor/lit-html.js'
import { api } from './api.js'
import { Article, filters } from './article.js'
import { articleView } from './article_view.js'
import * as dialogs from './dialogs.js'
import { Glossary, glossaryView } from './glossary.js'
import { listen } from './keys.js'
import { setUi, t, ui } from './i18n.js'
import { loginView } from './login.js'
import { picked } from './pick.js'
import { Queue, queueView } from './queue.js'

const root = document.getElementById('app')
const said = document.getElementById('said')
const app = { me: null, ready: false, queue: null, article: null, glossary: null, problem: '', note: '', toast: '' }
const pollMs = 4000
const queueMs = 10000
const holdMs = 180000
let current = location.hash

const letters = {
  get: () => localStorage.getItem('okgyo.letters') !== 'off',
  set: on => localStorage.setItem('okgyo.letters', on ? 'on' : 'off'),
}

let toastTimer
function say(text) {
  app.toast = text
  said.textContent = text
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => { app.toast = ''; redraw() }, 6000)
  redraw()
}

const top = () => html`
  <a class="skip" href="#main" @click=${e => { e.preventDefault(); document.getElementById('main')?.querySelector('a, button, textarea, [tabindex]')?.focus() }}>${t('skip')}</a>
  <header class="top">
    <a class="brand" href="#/" aria-label="okgyo, ${t('queue')}"><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7"></rect><path d="M8 17.5l5.2 5.2L24 10.5"></path></svg>okgyo</a>
    ${app.me ? html`<nav><a href="#/" aria-current=${app.article || app.glossary ? nothing : 'page'}>${t('queue')}</a>
      ${app.me.decisions.includes('edit') ? html`<a href="#/glossary" aria-current=${app.glossary ? 'page' : nothing}>${t('glossary')}</a>` : nothing}</nav>` : nothing}
    <div class="right">
      <label class="inline"><span class="away">${t('language_of_page')}</span><select @change=${e => { setUi(e.target.value); redraw() }}>
        <option value="en" lang="en" ?selected=${ui === 'en'}>English</option><option value="ko" lang="ko" ?selected=${ui === 'ko'}>한국어</option></select></label>
      ${app.me ? html`<button class="quiet" @click=${help}>${t('help')} <kbd>?</kbd></button>
        <span class="who"><b>${app.me.name || app.me.login}</b> <small>${t('role_' + app.me.role)}</small></span>
        <button class="quiet" @click=${leaveDesk}>${t('log_out')}</button>` : nothing}
    </div>
  </header>`

function body() {
  if (!app.ready) return html`<main id="main"><p class="nothing">${t('loading')}</p></main>`
  if (!app.me) return loginView({ redraw, enter, note: app.note })
  if (app.problem) return html`<main id="main"><p class="nothing">${app.problem}</p><p class="nothing"><a href="#/">${t('back')}</a></p></main>`
  if (app.article) return articleView(app.article, ask)
  if (app.glossary) return glossaryView(app.glossary, ask)
  if (app.queue) return queueView(app.queue)
  return html`<main id="main"><p class="nothing">${t('loading')}</p></main>`
}

function redraw() {
  render(html`${top()}${body()}${app.toast ? html`<aside class="toast" aria-label=${t('message')}>${app.toast}
    <button class="quiet small" @click=${() => { app.toast = ''; redraw() }}>${t('close')}</button></aside>` : nothing}`, root)
  const a = app.article
  document.title = a && app.me ? `${a.view.meta.title || a.view.name} · okgyo` : 'okgyo'
  if (a?.wantsFocus && app.me) focusActive(a)
  placePick(a)
}

/** The button under what is selected; a style object, since the page has no inline style. */
function placePick(a) {
  const button = document.getElementById('pick')
  if (!button) return
  button.style.left = Math.max(8, Math.min(a.picked.x, document.documentElement.clientWidth - button.offsetWidth - 8)) + 'px'
  button.style.top = a.picked.y + 6 + 'px'
}

document.addEventListener('selectionchange', () => {
  const a = app.article
  if (!a || !app.me || document.querySelector('dialog[open]')) return
  const before = a.picked
  a.picked = picked(before, a.at)
  if (before !== a.picked) redraw()
})

/** What is selected as a glossary entry; without a selection an empty form. */
async function askTerm(a) {
  const pick = picked(a.picked, a.at) ?? a.picked ?? { source: '', target: '' } // the event may still be on its way
  let word = { source: pick.source, there: null }
  try {
    if (pick.source) word = await api.word(pick.source, a.view.target_lang)
  } catch (problem) {
    if (problem.status === 401) return sessionOver()
  }
  dialogs.askTerm(a, pick, word, row => {
    a.picked = null
    say(t('term_proposed', { source: row.source }))
  })
}

/** After a move: the sentence comes into view and takes the focus, its field if one was in use. */
function focusActive(a) {
  a.wantsFocus = false
  const rowAt = document.getElementById('s' + a.at)
  const field = document.getElementById('field')
  const to = a.focus === 'field' && field ? field : rowAt
  if (!to) return
  to.focus({ preventScroll: true })
  if (to === field && a.wantsSelection && field.value === a.segment(a.at).target) field.setSelectionRange(...a.wantsSelection)
  a.wantsSelection = null
  rowAt.scrollIntoView({ block: 'nearest' })
}

function ask(kind, more = {}) {
  const a = app.article
  if (kind === 'waive') dialogs.askWaive(a, more.finding)
  else if (kind === 'merge') dialogs.askMerge(a, more.i)
  else if (kind === 'term') askTerm(a)
  else if (kind === 'reject') dialogs.askReject(app.glossary, more.row)
  else if (kind === 'comment') dialogs.askComment(a, more.i)
  else if (kind === 'sign') dialogs.askSign(a)
  else if (kind === 'return') dialogs.askReturn(a)
  else if (kind === 'priority') dialogs.askPriority(a)
  else if (kind === 'kill') dialogs.askKill(a)
  else if (kind === 'assign') api.people().then(answer => dialogs.askAssign(a, answer.people), p => say(p.message))
}

const help = () => dialogs.showKeys(letters.get, letters.set)

// --- who is here ---

async function enter(me) {
  const same = app.article && app.article.me.login === me.login
  app.me = me
  app.note = ''
  if (same) {
    app.article.me = me
    await app.article.refresh()
    return
  }
  app.article = null
  await route()
}

function sessionOver() {
  app.me = null
  app.note = t('session_over')
  redraw()
}

async function leaveDesk() {
  const go = async () => {
    letGo()
    app.article = null
    app.queue = null
    app.glossary = null
    await api.logout().catch(() => {})
    app.me = null
    location.hash = '#/'
    redraw()
  }
  if (app.article?.unsaved()) dialogs.askLeave(go)
  else await go()
}

// --- addresses ---

function wire(a) {
  a.onSessionOver = sessionOver
  a.askMerge = i => ask('merge', { i })
  a.takeOver = async () => { await hold(a, true); redraw() }
  a.show = mode => { a.mode = mode; a.wantsFocus = true; redraw() }
  a.flipSource = () => { a.sourceShown[a.mode] = !a.sourceShown[a.mode]; redraw() }
  a.fold = () => { a.panel = false; redraw() }
  a.flipDiff = () => {
    a.diffShown = { '': 'draft', draft: a.wasSigned ? 'reporter' : '', reporter: '' }[a.diffShown]
    redraw()
  }
  a.choose = filter => {
    a.filter = filter
    if (!a.fits(a.at)) a.step(1) || a.step(-1)
    redraw()
  }
}

async function hold(a, take) {
  if (!a.editable) return
  try {
    await api.hold(a.view.id, take)
    a.heldBy = ''
  } catch (problem) {
    a.heldBy = problem.status === 409 ? a.view.holder || problem.message : ''
  }
}

function letGo() {
  const a = app.article
  if (a && a.editable && !a.heldBy) api.unhold(a.view.id).catch(() => {})
}

async function openGlossary() {
  app.article = null
  app.glossary = new Glossary(app.me, redraw, say)
  try {
    await app.glossary.load()
  } catch (problem) {
    if (problem.status === 401) return sessionOver()
    app.problem = problem.message || t('offline')
  }
}

async function openArticle(id) {
  app.article = null
  redraw()
  try {
    const a = new Article(await api.edition(id), app.me, { redraw, say })
    wire(a)
    app.article = a
    a.wantsFocus = true
    await hold(a, false)
  } catch (problem) {
    if (problem.status === 401) return sessionOver()
    app.problem = problem.status === 404 ? t('not_here') : problem.message || t('offline')
  }
}

async function openQueue(query) {
  app.article = null
  app.queue = new Queue(query, app.me, redraw)
  try {
    await app.queue.load()
  } catch (problem) {
    if (problem.status === 401) return sessionOver()
    app.problem = problem.message || t('offline')
  }
}

async function route() {
  current = location.hash
  app.problem = ''
  app.glossary = null
  const edition = /^#\/editions\/(\d+)/.exec(location.hash)
  if (edition) await openArticle(Number(edition[1]))
  else if (location.hash === '#/glossary' && app.me.decisions.includes('edit')) await openGlossary()
  else await openQueue(new URLSearchParams(location.hash.split('?')[1] ?? ''))
  redraw()
}

addEventListener('hashchange', () => {
  if (!app.me || location.hash === current) return
  const wanted = location.hash
  if (!app.article?.unsaved()) {
    letGo()
    route()
    return
  }
  history.replaceState(null, '', current || '#/')
  dialogs.askLeave(() => {
    letGo()
    history.pushState(null, '', wanted)
    route()
  })
})

addEventListener('beforeunload', event => {
  if (app.article?.unsaved()) event.preventDefault()
})

// --- keys ---

const acts = {
  accept: a => a.accept(false),
  acceptOpen: a => a.accept(true),
  next: a => a.step(1),
  previous: a => a.step(-1),
  nextFinding: a => a.stepFinding(1),
  previousFinding: a => a.stepFinding(-1),
  edit: a => a.go(a.at, 'field'),
  leave: a => a.go(a.at, 'row'),
  fold: a => a.mode === 'read' && a.fold(),
  suggest: (a, n) => a.suggest(a.at, a.openFindings(a.at)[n - 1]),
  waive: a => {
    const f = a.openFindings(a.at)[0]
    if (f && a.may('waive')) ask('waive', { finding: f })
  },
  diff: a => a.flipDiff(),
  source: a => a.flipSource(),
  reading: a => a.show(a.mode === 'read' ? 'pair' : 'read'),
  facts: a => a.show(a.mode === 'facts' ? 'pair' : 'facts'),
  glossary: a => a.me.decisions.includes('edit') && ask('term'),
  tag: a => {
    const field = document.getElementById('field')
    return document.activeElement === field && a.tag(a.at, a.untagged(a.at), field.selectionStart, field.selectionEnd)
  },
  comment: a => a.may('comment') && ask('comment', { i: a.at }),
  filter: a => a.choose(filters[(filters.indexOf(a.filter) + 1) % filters.length]),
  undo: a => a.undo(),
  redo: a => a.redo(),
  search: () => document.getElementById('find')?.focus(),
}

/** What acts on the sentence at hand; not while the ledger hides it. */
const onSentence = new Set(['accept', 'acceptOpen', 'edit', 'suggest', 'waive', 'comment', 'tag'])

listen((name, event, n) => {
  if (!app.me) return false
  if (name === 'help') return help(), true
  const a = app.article
  if (!a || !acts[name]) return false
  if (a.mode === 'facts' && onSentence.has(name)) return false
  if (name === 'leave' && event.target.id !== 'field') return event.target.blur(), true
  acts[name](a, n)
  return true
}, letters.get)

// --- time ---

setInterval(() => app.me && app.article?.poll(), pollMs)
setInterval(() => app.me && app.article && !app.article.heldBy && hold(app.article, false), holdMs)
setInterval(() => {
  if (app.me && app.glossary && !document.hidden) app.glossary.load().catch(p => p.status === 401 && sessionOver())
  else if (app.me && app.queue && !app.article && !document.hidden) app.queue.load().catch(p => p.status === 401 && sessionOver())
}, queueMs)

async function start() {
  redraw()
  try {
    const me = await api.me()
    app.me = me.login ? me : null
  } catch {
    app.me = null
  }
  app.ready = true
  if (app.me) await route()
  else redraw()
}

start()
