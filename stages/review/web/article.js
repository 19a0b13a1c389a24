// One article at the desk: what the server said, what was typed, what is on its way.
// Saving is optimistic: an accepted sentence shows at once, the server is told in order.
import { api } from './api.js'
import { t } from './i18n.js'

export const filters = ['all', 'open', 'block', 'warn', 'edited']
const rank = { block: 3, warn: 2, note: 1 }

const group = (list, key, size) => {
  const out = Array.from({ length: size }, () => [])
  for (const item of list) if (item[key] >= 0 && item[key] < size) out[item[key]].push(item)
  return out
}

export class Article {
  constructor(view, me, { redraw, say }) {
    this.me = me
    this.redraw = redraw
    this.say = say
    this.at = 0
    this.typed = new Map() // sentence id -> {text, seen}: not saved yet
    this.sending = new Map() // sentence id -> text shown while the server is told
    this.failed = new Map() // sentence id -> why it was not saved
    this.conflicts = new Map() // sentence id -> {target, version}: what stands there now
    this.moved = new Map() // sentence id -> {from, to}: versions my own edits made
    this.undone = []
    this.redone = []
    this.chain = Promise.resolve()
    this.waiting = 0
    this.mode = me.role === 'editor' ? 'read' : 'pair'
    this.sourceShown = { pair: true, read: false, facts: true }
    this.diffShown = '' // or 'draft': against the machine, 'reporter': against what the reporter signed
    this.filter = 'all'
    this.find = ''
    this.focus = 'row'
    this.picked = null // what is selected, for the glossary: see pick.js
    this.pickedFact = null // the fact clicked in the ledger
    this.wantsSelection = null // its place in the field
    this.panel = false // the reading view opens as nothing but the text
    this.take(view)
    this.at = this.firstOpen()
  }

  take(view) {
    const n = view.segments.length
    this.view = view
    for (const g of view.segments) {
      g.inlines ??= []
      g.written ??= g.target // with the tags of its links and emphasis: <1>…</1>
    }
    this.index = new Map(view.segments.map((g, i) => [g.id, i]))
    this.findings = group(view.findings, 'segment', n)
    for (const list of this.findings) list.sort((a, b) => rank[b.severity] - rank[a.severity])
    this.whole = view.findings.filter(f => f.segment < 0)
    this.terms = group(view.terms, 'segment', n)
    const picked = JSON.stringify(this.pickedFact)
    this.pickedFact = view.facts.find(f => JSON.stringify(f) === picked) ?? null
    this.facts = Array.from({ length: n }, () => [])
    for (const f of view.facts) {
      for (const i of new Set([f.source?.segment, f.target?.segment])) if (i >= 0 && i < n) this.facts[i].push(f)
    }
    this.history = Array.from({ length: n }, () => [])
    this.waivers = new Map()
    for (const d of view.history) {
      if (this.index.has(d.segment)) this.history[this.index.get(d.segment)].push(d)
      if (d.kind === 'waive') this.waivers.set(d.text, d)
    }
    this.at = Math.max(0, Math.min(this.at, n - 1))
  }

  segment(i = this.at) {
    return this.view.segments[i]
  }
  /** The text as this person writes it: on its way, or as stored. */
  target(i) {
    const g = this.segment(i)
    return this.sending.get(g.id) ?? g.written
  }
  /** The same as it will be read: without the tags of links and emphasis. */
  plain(i) {
    const numbers = this.segment(i).inlines.map(m => m.n).filter(n => n)
    return numbers.length ? this.target(i).replace(new RegExp(`</?(?:${numbers.join('|')})>`, 'g'), '') : this.target(i)
  }
  /** Puts the nth link or emphasis around what is selected in the field, and nowhere else. */
  tag(i, n, from, to) {
    const text = this.typed.get(this.segment(i).id)?.text ?? this.target(i)
    if (!n || !text.slice(from, to).trim()) {
      this.say(t('inline_select'))
      return true
    }
    const bare = part => part.replaceAll(`<${n}>`, '').replaceAll(`</${n}>`, '')
    const words = text.slice(from, to)
    const lead = words.length - words.trimStart().length
    const tail = words.trimEnd().length
    this.type(i, `${bare(text.slice(0, from) + words.slice(0, lead))}<${n}>${bare(words.slice(lead, tail))}</${n}>${bare(words.slice(tail) + text.slice(to))}`)
    return this.go(i, 'field')
  }
  /** The first link or emphasis that has no place in the text yet. */
  untagged(i) {
    const text = this.typed.get(this.segment(i).id)?.text ?? this.target(i)
    return this.segment(i).inlines.find(m => m.n && !m.target && !text.includes(`</${m.n}>`))?.n
  }
  /** Emptied on purpose: what it said stands in another sentence. */
  merged(i) {
    const g = this.segment(i)
    return g.version > 0 && g.target === '' && !this.sending.has(g.id) && !this.typed.has(g.id)
  }
  /** The text it had before it was merged away. */
  mergedFrom(i) {
    const texts = this.history[i].filter(d => d.kind === 'edit' && d.text)
    return texts.length ? texts[texts.length - 1].text : this.segment(i).draft.text
  }
  approved(i) {
    const g = this.segment(i)
    return this.sending.has(g.id) || (g.approved && !this.typed.has(g.id))
  }
  openFindings(i) {
    return this.findings[i].filter(f => !f.waived)
  }
  hasOpen(i, least = 'warn') {
    return this.openFindings(i).some(f => rank[f.severity] >= rank[least])
  }
  unresolved(i) {
    return !this.approved(i) || this.hasOpen(i)
  }
  unsaved() {
    return this.typed.size > 0 || this.sending.size > 0
  }
  may(kind) {
    return this.view.may[kind] === ''
  }
  get editable() {
    return this.may('edit')
  }

  /** The text that the reporter's newest signature was put on. */
  signedText(i) {
    const signed = this.view.history.filter(d => d.kind === 'sign' && d.step === 'reporter').pop()
    if (!signed) return this.segment(i).draft.text
    const edits = this.history[i].filter(d => d.kind === 'edit' && d.seq < signed.seq)
    return edits.length ? edits[edits.length - 1].text : this.segment(i).draft.text
  }
  /** What changes are shown against. */
  ground(i) {
    return this.diffShown === 'reporter' ? this.signedText(i) : this.segment(i).draft.text
  }
  get wasSigned() {
    return this.view.history.some(d => d.kind === 'sign')
  }

  counts() {
    const n = this.view.segments.length
    let done = 0
    for (let i = 0; i < n; i++) done += this.approved(i)
    const open = this.view.findings.filter(f => !f.waived)
    return {
      all: n,
      done,
      blocks: open.filter(f => f.severity === 'block').length,
      warns: open.filter(f => f.severity === 'warn').length,
    }
  }

  fits(i) {
    const g = this.segment(i)
    const byFilter = {
      all: true,
      open: !this.approved(i),
      block: this.hasOpen(i, 'block'),
      warn: this.hasOpen(i, 'warn'),
      edited: g.edited !== '' || this.typed.has(g.id),
    }[this.filter]
    const needle = this.find.toLowerCase()
    return byFilter && (!needle || (g.source + '\n' + this.target(i)).toLowerCase().includes(needle))
  }

  // --- moving ---

  firstOpen() {
    for (let i = 0; i < this.view.segments.length; i++) if (this.unresolved(i)) return i
    return 0
  }
  go(i, focus = this.focus) {
    if (i < 0 || i >= this.view.segments.length) return false
    this.at = i
    this.panel = true
    this.focus = focus
    this.wantsFocus = true
    this.redraw()
    return true
  }
  /** To a fact of the ledger: side by side, with both of its places marked, or selected where one may write. */
  showFact(f, side) {
    const i = f[side].segment
    this.pickedFact = f
    this.mode = 'pair'
    this.wantsSelection = f.target?.segment === i ? f.target.at : null
    return this.go(i, this.editable && this.wantsSelection ? 'field' : 'row')
  }
  step(by, fits = i => this.fits(i)) {
    for (let i = this.at + by; i >= 0 && i < this.view.segments.length; i += by) if (fits(i)) return this.go(i)
    return false
  }
  /** To the next sentence that still needs somebody, from the top again at the end. */
  nextOpen() {
    const n = this.view.segments.length
    for (let k = 1; k <= n; k++) {
      const i = (this.at + k) % n
      if (this.unresolved(i)) return this.go(i)
    }
    this.say(t('all_done'))
    this.redraw()
    return false
  }
  /** To the next or previous sentence with a finding, around the ends. */
  stepFinding(by) {
    const n = this.view.segments.length
    for (let k = 1; k <= n; k++) {
      const i = (this.at + by * k + n * k) % n
      if (this.openFindings(i).length) return this.go(i)
    }
    return false
  }

  // --- changing ---

  type(i, text) {
    const g = this.segment(i)
    const kept = this.typed.get(g.id)
    if (text === g.written && !this.sending.has(g.id)) this.typed.delete(g.id)
    else this.typed.set(g.id, { text, seen: kept ? kept.seen : g.version })
    this.failed.delete(g.id)
    this.redraw()
  }
  discard(i) {
    const id = this.segment(i).id
    this.typed.delete(id)
    this.failed.delete(id)
    this.conflicts.delete(id)
    this.redraw()
  }

  /** Sends decisions one after the other; `make` is asked when its turn comes. */
  send(make) {
    this.waiting++
    const run = this.chain.then(async () => {
      const view = await api.decide(this.view.id, make())
      this.take(view)
      return view
    })
    this.chain = run.catch(() => {}).then(() => {
      this.waiting--
      this.redraw()
    })
    return run
  }

  seen(id, seen) {
    const own = this.moved.get(id)
    return own && own.from === seen ? own.to : seen
  }

  async save(i, text, remember = true) {
    const { id, version } = this.segment(i)
    const before = this.target(i) || (this.segment(i).version > 0 ? '' : null) // null: there was no text to go back to
    const seen = this.typed.get(id)?.seen ?? version
    this.typed.delete(id)
    this.failed.delete(id)
    this.conflicts.delete(id)
    this.sending.set(id, text)
    this.redraw()
    try {
      let told
      const view = await this.send(() => {
        told = this.seen(id, seen)
        return { kind: 'edit', segment: id, text, seen: told }
      })
      this.moved.set(id, { from: told, to: view.segments[this.index.get(id)].version })
      if (remember) {
        this.undone.push({ id, before, after: text })
        this.redone = []
      }
    } catch (problem) {
      if (!this.typed.has(id)) this.typed.set(id, { text, seen })
      if (problem.status === 412 && problem.body.current) this.conflicts.set(id, problem.body.current)
      else this.failed.set(id, problem.message || t('offline'))
      this.lost(problem)
    } finally {
      if (this.sending.get(id) === text) this.sending.delete(id)
      this.redraw()
    }
  }

  async approve(i) {
    const { id, written, on } = this.segment(i)
    this.sending.set(id, written)
    try {
      await this.send(() => ({ kind: 'approve', segment: id, on }))
    } catch (problem) {
      if (problem.status === 412 && problem.body.current) this.refresh()
      this.failed.set(id, problem.message || t('offline'))
      this.lost(problem)
    } finally {
      this.sending.delete(id)
      this.redraw()
    }
  }

  accept(openOnly) {
    const i = this.at
    const g = this.segment(i)
    const typed = this.typed.get(g.id)
    const text = typed ? typed.text : this.target(i)
    if (this.editable) {
      if (!text.trim() && !this.merged(i)) {
        if (typed) this.askMerge?.(i)
        else this.say(t('no_draft'))
        return
      }
      if (typed && text !== g.written) this.save(i, text)
      else {
        this.typed.delete(g.id)
        if (!this.approved(i)) this.approve(i)
      }
    }
    if (openOnly) this.nextOpen()
    else if (!this.step(1)) this.redraw()
  }

  /** Puts a finding's suggestion in its place; the person still accepts it. */
  suggest(i, f) {
    const g = this.segment(i)
    if (!f || !f.suggestion || !f.target || !this.editable) return false
    const text = this.typed.get(g.id)?.text ?? g.written
    const [from, to] = f.target
    const excerpt = g.target.slice(from, to)
    const at = text.slice(from, to) === excerpt ? from : text.indexOf(excerpt)
    if (at < 0 || (at !== from && text.indexOf(excerpt, at + 1) >= 0)) return false
    this.type(i, text.slice(0, at) + f.suggestion + text.slice(at + excerpt.length))
    return this.go(i, 'field')
  }

  keepTheirs(i) {
    this.discard(i)
    this.refresh()
  }
  useMine(i) {
    const id = this.segment(i).id
    const typed = this.typed.get(id)
    typed.seen = this.conflicts.get(id).version
    this.moved.delete(id)
    this.save(i, typed.text)
  }

  restore(i, text) {
    if (text && text !== this.target(i)) this.save(i, text)
  }
  undo() {
    return this.replay(this.undone, this.redone, 'before')
  }
  redo() {
    return this.replay(this.redone, this.undone, 'after')
  }
  replay(from, to, side) {
    const last = from.pop()
    if (!last || last[side] === null) {
      this.say(t('nothing_to_undo'))
      return true
    }
    to.push(last)
    const i = this.index.get(last.id)
    this.save(i, last[side], false)
    this.say(t('undone'))
    return this.go(i, 'row')
  }

  /** verdict: 'wrong', the check is mistaken; 'accepted', it is right and the text may stand. */
  waive(f, verdict, reason) {
    return this.send(() => ({ kind: 'waive', text: f.fingerprint, verdict, reason }))
  }
  propose(entry) {
    return api.propose({ ...entry, target_lang: this.view.target_lang })
  }
  comment(i, text) {
    return this.send(() => ({ kind: 'comment', segment: this.segment(i).id, text }))
  }
  sign(confirm) {
    return this.send(() => ({ kind: 'sign', on: this.view.text_hash, confirm }))
  }
  giveBack(reason) {
    return this.send(() => ({ kind: 'return', reason }))
  }
  assign(login) {
    return this.send(() => ({ kind: 'assign', text: login }))
  }
  async prioritise(priority) {
    await api.prioritise(this.view.id, priority)
    await this.refresh()
  }
  kill(reason) {
    return this.send(() => ({ kind: 'kill', reason }))
  }

  // --- others ---

  lost(problem) {
    if (problem.status === 401) this.onSessionOver?.()
  }

  /** Asks whether anything changed; never while something of ours is on its way. */
  async poll() {
    if (this.waiting || document.hidden) return
    try {
      const view = await api.edition(this.view.id, this.view.tag)
      this.offline = false
      if (!view || this.waiting) return
      const last = view.history[view.history.length - 1]
      const others = view.history.length > this.view.history.length && last.who !== this.me.login
      this.take(view)
      if (others) this.say(t('changed_by_others'))
    } catch (problem) {
      this.lost(problem)
      this.offline = problem.status === 0
    }
    this.redraw()
  }
  async refresh() {
    try {
      this.take(await api.edition(this.view.id))
    } catch (problem) {
      this.lost(problem)
    }
    this.redraw()
  }
}
