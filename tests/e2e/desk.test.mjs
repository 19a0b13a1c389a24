// The review desk in a real browser: two people take an article from draft to exported copy.
import assert from 'node:assert/strict'
import { readFile, readdir, mkdir } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { complaints, launch, login_, open, person, progress, reason, select, settled, sign } from './support/browser.mjs'
import { corpus, raw } from './support/raw.mjs'
import { Client, Room, password } from './support/room.mjs'

const here = path.dirname(fileURLToPath(import.meta.url)) // import.meta.dirname is not in Debian 12's Node
const web = path.resolve(here, '../../stages/review/web')
const hostile = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', 'javascript:alert(1)',
  '"><iframe srcdoc="<script>alert(1)</script>">', '</textarea><script>alert(1)</script>', '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}', '<style>@import "//evil.example"</style>', '<a href="javascript:alert(1)">x</a>', '<!--lit--><?lit$0$?>',
]
let room, browser, minji, anna

const file = text => `${text}\n`

before(async () => {
  room = await Room.open()
  await room.person('minji', 'reporter', 'Kim Min-ji')
  await room.person('anna', 'editor', 'Anna Smith')
  await room.person('dora', 'desk', 'Dora Han')
  await room.person('rita', 'reader', 'Rita Lee')
  await room.write('hostile.txt', file(['위험한 기사 <b>제목</b>', ...hostile.map(h => `문장 ${h} 끝이다.`)].join('\n\n')))
  await room.write('short.txt', file('짧은 기사\n\n첫 문장이다.\n\n둘째 문장이다.\n\n셋째 문장이다.'))
  await room.write('figures.txt', file('숫자 기사\n\n12명이 왔다.\n\n비가 왔다.\n\n그날은 맑았다.'))
  await room.write('terms.txt', file('물레방앗골 잔치\n\n물레방앗골에서도 잔치가 열렸다.\n\n주민 모두가 모였다.'))
  await room.write('links.html', `<html lang="ko"><body><article><h1>나쁜 링크</h1><p>그는 <a href="javascript:alert(1)">여기</a>와 <a
    href='https://a.example/"onmouseover="alert(1)'>저기</a>와 <a href="data:text/html,<script>alert(1)</script>">거기</a>를 눌렀다고 말했다.</p></article></body></html>`)
  await room.okgyo('run', 'samples', 'links.html', 'hostile.txt', 'short.txt', 'figures.txt', 'terms.txt').catch(e => assert.equal(e.code, 4, e.stderr))
  await room.serve()
  browser = await launch()
  minji = await person(browser, room, 'minji')
  anna = await person(browser, room, 'anna')
})

after(async () => {
  await browser?.close()
  await room?.close()
})

const idOf = async (name, lang) => {
  const client = new Client(room)
  await client.login('rita')
  return (await client.edition(name, lang)).id
}

const records = async () => JSON.parse((await room.okgyo('report', '--format', 'json')).stdout).checks
const sum = (checks, key) => checks.reduce((n, c) => n + c[key], 0)

/** Opens the nth open finding's sentence and gives every finding that blocks or warns its waiver. */
async function waiveAll(page) {
  const button = page.locator('.finding.block:not(.waived) .acts button.quiet, .finding.warn:not(.waived) .acts button.quiet').first()
  let waived = 0
  while (await button.count()) {
    await button.click()
    await reason(page, 'Compared with the source; it may stay.')
    waived++
  }
  return waived
}

test('two people take an article from draft to exported copy', async () => {
  const id = await idOf('diplomacy.txt')
  await open(minji, id)
  assert.match(await progress(minji), /^0\/\d+ · \d+ blocking · \d+ warning/)
  assert.equal(await minji.getAttribute('.sentence.active .source', 'lang'), 'ko')
  assert.equal(await minji.getAttribute('#field', 'lang'), 'en')

  // the picture for the README: what is left to do, where it is
  await mkdir(path.join(here, 'output'), { recursive: true })
  await minji.selectOption('#filter', 'warn')
  await minji.locator('.sentence', { hasText: 'Lee Jae-myung' }).click()
  await minji.evaluate(() => scrollTo(0, 0))
  await minji.screenshot({ path: path.join(here, 'output/desk.png') })
  await minji.selectOption('#filter', 'all')

  // a suggestion is put in its place, by its number or its button, and accepted
  const suggested = minji.locator('.sentence', { hasText: 'Lee Jae-myung' })
  await suggested.locator('.gutter').click()
  const drafted = await minji.inputValue('#field')
  await minji.keyboard.press('1')
  assert.match(await minji.inputValue('#field'), /President Lee Jae Myung ordered/)
  await minji.click('button:has-text("Discard my text")')
  assert.equal(await minji.inputValue('#field'), drafted)
  await minji.focus('#field')
  await minji.keyboard.press('1') // in a field a digit is a digit
  assert.notEqual(await minji.inputValue('#field'), drafted)
  await minji.keyboard.press('Backspace')
  await minji.keyboard.press('Control+Alt+1')
  assert.match(await minji.inputValue('#field'), /President Lee Jae Myung ordered/)
  await minji.click('button:has-text("Discard my text")')
  await minji.click('.finding button:has-text("Use “Lee Jae Myung”")')
  assert.match(await minji.inputValue('#field'), /President Lee Jae Myung ordered/)
  await minji.keyboard.press('Control+Enter')
  await settled(minji)
  assert.equal(await minji.locator('.finding button:has-text("Use “Lee Jae Myung”")').count(), 0)

  // the engine left a sentence empty; a person writes it
  await minji.locator('.sentence', { hasText: '나흘에 걸친 일정이었다' }).click()
  await minji.fill('#field', 'Counting travel, the trip took four days.')
  await minji.keyboard.press('Control+Enter')
  await settled(minji)
  assert.match(await minji.textContent('.pair'), /Counting travel, the trip took four days\./)

  // a reporter cannot sign over text that is not saved, and not without a reason for what is waived
  await waiveAll(minji)
  const waived = minji.locator('.finding.waived .by')
  assert.match(await waived.first().textContent(), /minji: Compared with the source/)
  await sign(minji, 'minji')
  await minji.waitForSelector('.state.editor')

  // the same person cannot sign as editor, not even with the editor's role
  const client = new Client(room)
  await room.okgyo('user', 'role', 'minji', 'editor')
  await client.login('minji')
  const view = await client.edition('diplomacy.txt')
  assert.match(view.may.sign, /another person/)
  const refused = await client.ask('POST', `/api/v1/editions/${id}/decisions`, { kind: 'sign', on: view.text_hash, confirm: 'minji' })
  assert.equal(refused.status, 409)
  assert.match(refused.json.detail, /another person/)
  await room.okgyo('user', 'role', 'minji', 'reporter')

  // the editor reads: English alone, the Korean on demand
  await open(anna, id)
  await anna.waitForSelector('.paper')
  assert.equal(await anna.locator('.source').count(), 0)
  await anna.locator('.read', { hasText: 'About 100 uniformed' }).click()
  await anna.keyboard.press('s')
  assert.match(await anna.textContent('.panel .source'), /100명가량/)
  await anna.keyboard.press('e')
  await anna.fill('#field', 'About 100 uniformed officials lined up at the departure.')
  await anna.keyboard.press('Control+Enter')
  await settled(anna)
  await anna.waitForSelector('.state.editor') // no fact changed: the reporter's signature stands
  await anna.click('.whole button:has-text("Return")')
  await reason(anna, 'Is it 64 or 59 who were detained?')

  // sessions ended with the change of role: the page asks to log in again and loses nothing
  await minji.waitForSelector('input[name=login]')
  await login_(minji, 'minji')
  await minji.waitForSelector('.banner:has-text("Is it 64 or 59")')
  await sign(minji, 'minji')
  await anna.waitForSelector('.signatures li:first-child.given') // seen by polling

  await sign(anna, 'anna')
  await anna.waitForSelector('.state.exported')
  assert.equal(await anna.locator('.signatures .given').count(), 2)

  const out = path.join(room.dir, 'out')
  const names = (await readdir(out, { recursive: true })).filter(n => /\.txt$/.test(n))
  assert.ok(names.length, 'a text was exported')
  const copy = await readFile(path.join(out, names[0]), 'utf8')
  assert.match(copy, /About 100 uniformed officials lined up at the departure\./)
  assert.match(copy, /Counting travel, the trip took four days\./)
  assert.doesNotMatch(copy, /Lee Jae-myung/)
})

test('a stale edit shows both texts and loses nothing', async () => {
  const id = await idOf('short.txt')
  await open(minji, id)
  await minji.locator('.sentence', { hasText: '둘째' }).click()
  await minji.fill('#field', 'The second sentence, as Min-ji has it.')
  const dora = new Client(room)
  await dora.login('dora')
  const view = await dora.edition('short.txt')
  const second = view.segments.find(g => g.source.startsWith('둘째'))
  const edit = await dora.ask('POST', `/api/v1/editions/${id}/decisions`,
    { kind: 'edit', segment: second.id, text: 'The second sentence, as Dora has it.', seen: second.version })
  assert.equal(edit.status, 200)
  await minji.keyboard.press('Control+Enter')
  await minji.locator('.sentence', { hasText: '둘째' }).click()
  await minji.waitForSelector('.conflict')
  assert.match(await minji.textContent('.conflict .theirs'), /as Dora has it/)
  assert.match(await minji.textContent('.conflict .yours'), /Min-ji/)
  assert.equal(await minji.inputValue('#field'), 'The second sentence, as Min-ji has it.')
  await minji.click('.conflict button:has-text("Save mine")')
  await settled(minji)
  await minji.waitForFunction(() => !document.querySelector('.conflict'))
  assert.equal((await dora.edition('short.txt')).segments.find(g => g.id === second.id).target, 'The second sentence, as Min-ji has it.')
})

test('a Korean syllable being composed never triggers a key', async () => {
  const id = await idOf('short.txt')
  await open(minji, id)
  await minji.locator('.sentence', { hasText: '셋째' }).click()
  await minji.focus('#field')
  const cdp = await minji.context().newCDPSession(minji)
  for (const text of ['ㅎ', '하', '한']) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  const at = await minji.getAttribute('.sentence.active', 'id')
  for (const code of ['Enter', 'KeyJ', 'Digit1']) {
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code, modifiers: 2 })
  }
  assert.equal(await minji.getAttribute('.sentence.active', 'id'), at)
  assert.equal(await minji.locator('.standing.saving').count(), 0)
  await cdp.send('Input.insertText', { text: '한' })
  assert.equal(await minji.inputValue('#field'), '한')
  await minji.click('button:has-text("Discard my text")')

  // a Hangul layout: the key of J says ㅓ, and moves all the same
  await minji.keyboard.press('Escape')
  await minji.evaluate(() => document.querySelector('.sentence').click())
  const from = await minji.getAttribute('.sentence.active', 'id')
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 74, key: 'ㅓ', code: 'KeyJ' })
  await minji.waitForFunction(id => document.querySelector('.sentence.active').id !== id, from)
})

test('an article is worked through with the keyboard alone', async () => {
  const id = await idOf('weather.txt')
  await open(minji, id)
  const n = await minji.locator('.sentence').count()
  let chords = 0
  const press = async key => {
    chords++
    await minji.keyboard.press(key)
  }
  await minji.evaluate(() => document.querySelector('.sentence').click())
  const times = []
  for (let i = 0; i < n; i++) {
    const start = performance.now()
    await press('Control+Enter')
    times.push(performance.now() - start)
  }
  await settled(minji)
  assert.match(await progress(minji), new RegExp(`^${n}/${n} `))
  assert.equal(await minji.locator('.standing.bad').count(), 0)
  times.sort((a, b) => a - b)
  console.log(`    accept and next: median ${times[n >> 1].toFixed(1)} ms, slowest ${times[n - 1].toFixed(1)} ms`)

  // by key: next finding, waive it with a reason typed, filter, diff, source, reading view, help
  await press('n')
  await press('x')
  await minji.waitForSelector('dialog[open] input[name=verdict]')
  const before_ = await records()
  assert.equal(await minji.locator('dialog input:checked').count(), 0) // nobody is led to an answer
  await minji.keyboard.press('Control+Enter')
  await minji.waitForTimeout(100)
  assert.equal(await minji.locator('dialog[open]').count(), 1) // and none is no answer
  await minji.keyboard.press('Space')
  await minji.keyboard.press('Tab')
  await minji.keyboard.type('Meant so.')
  await minji.keyboard.press('Control+Enter')
  await minji.waitForSelector('dialog', { state: 'detached' })
  await minji.waitForSelector('.finding.waived')
  assert.match(await minji.locator('.finding.waived .by').first().textContent(), /Meant so.*the check was mistaken/s)
  const after_ = await records()
  assert.equal(sum(after_, 'wrong') - sum(before_, 'wrong'), 1)
  assert.equal(sum(after_, 'accepted'), sum(before_, 'accepted'))
  for (const [key, there] of [['d', '[aria-pressed=true]:has-text("Changes")'], ['d', ''], ['r', '.paper'], ['r', '.pair'], ['s', '.sentence.alone'], ['s', '']]) {
    await press(key)
    if (there) await minji.waitForSelector(there)
  }
  await press('?')
  await minji.waitForSelector('dialog[open] .keys')
  await minji.keyboard.press('Escape')
  assert.ok(chords <= n + 20, `${chords} chords for ${n} sentences`)

  // an edit, undone and redone by the server
  await minji.evaluate(() => document.querySelector('.sentence').click())
  const before = await minji.inputValue('#field')
  await minji.keyboard.press('e')
  await minji.fill('#field', before + ' Indeed.')
  await minji.keyboard.press('Control+Enter')
  await minji.keyboard.press('Escape')
  await settled(minji)
  await minji.keyboard.press('z')
  await settled(minji)
  assert.equal(await minji.inputValue('#field'), before)
  await minji.keyboard.press('Shift+Z')
  await settled(minji)
  assert.equal(await minji.inputValue('#field'), before + ' Indeed.')
  await minji.keyboard.press('z')
  await settled(minji)
})

test('hostile text is shown as text', async () => {
  const id = await idOf('hostile.txt')
  await open(minji, id)
  const shown = await minji.textContent('.pair')
  for (const h of hostile) assert.ok(shown.includes(h.replace(/"/g, '"')) || shown.includes(h), h)
  const rows = minji.locator('.sentence')
  for (let i = 0; i < Math.min(await rows.count(), hostile.length); i++) {
    await rows.nth(i).click({ position: { x: 5, y: 5 } })
    await minji.fill('#field', hostile[i] + ' </p>')
    await minji.keyboard.press('Control+Enter')
  }
  await settled(minji)
  await minji.waitForTimeout(200)
  assert.equal(await minji.locator('#app script, #app iframe, #app style, #app img, main a[href^=javascript]').count(), 0)
  assert.equal(await minji.locator('.standing.bad').count(), 0)
  const blocked = await minji.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>x</b>'
      return false
    } catch {
      return true
    }
  })
  assert.ok(blocked, 'innerHTML from a string is refused')
  // the probe itself is complained about, and that proves that complaints arrive here
  while (!complaints.some(c => /require-trusted-types-for/.test(c))) await minji.waitForTimeout(20)
  complaints.splice(0, complaints.length, ...complaints.filter(c => !/trusted/i.test(c)))
})

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

async function assertAccessible(page, what) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  assert.deepEqual(violations.map(v => `${what}: ${v.id}: ${v.nodes[0].html}`), [])
}

for (const [what, options] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 320, height: 640 } }],
]) {
  test(`no accessibility violations, ${what}`, async () => {
    const page = await person(browser, room, 'dora', options)
    await assertAccessible(page, 'queue')
    await open(page, await idOf('politics.txt'))
    await page.waitForSelector('.finding')
    await assertAccessible(page, 'article')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    assert.equal(wide, false, 'nothing sticks out sideways')
    for (const part of ['.source', '.target', '.notes']) {
      const { width } = await page.locator(`.sentence.active ${part}`).boundingBox()
      assert.ok(width > 150, `${part} is ${width} px wide`)
    }
    await page.keyboard.press('n')
    await page.keyboard.press('x')
    await page.waitForSelector('dialog[open]')
    await assertAccessible(page, 'dialog')
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await page.waitForSelector('.paper')
    await assertAccessible(page, 'reading')
    await page.selectOption('.top select', 'ko')
    assert.equal(await page.getAttribute('html', 'lang'), 'ko')
    await assertAccessible(page, 'Korean')
    await page.click('.top button:has-text("로그아웃")')
    await page.waitForSelector('input[name=login]')
    await assertAccessible(page, 'log-in')
    await page.context().close()
  })
}

test('a Japanese edition says so in its language tags', async () => {
  await open(minji, await idOf('weather.txt', 'ja'))
  assert.equal(await minji.getAttribute('#field', 'lang'), 'ja')
  assert.equal(await minji.getAttribute('.sentence.active .source', 'lang'), 'ko')
  assert.match(await minji.textContent('.head .meta'), /Japanese/)
  await minji.keyboard.press('r')
  assert.equal(await minji.getAttribute('.paper', 'lang'), 'ja')
  await minji.keyboard.press('r')
})

test('the ledger: figures and dates of both sides, and what became of each', async () => {
  await open(anna, await idOf('diplomacy.txt'))
  await anna.keyboard.press('l')
  await anna.waitForSelector('.ledger')
  const rows = await anna.locator('.ledger tbody tr').allTextContents()
  assert.ok(rows.length >= 10, `${rows.length} facts`)
  assert.ok(rows.some(r => /120억원/.test(r) && /12 billion won/.test(r) && /the same/.test(r)), rows.join('\n'))
  assert.ok(rows.some(r => /18일/.test(r) && /differs|not in/.test(r)), rows.join('\n'))
  await assertAccessible(anna, 'ledger')
  await anna.locator('.ledger tr', { hasText: '120억원' }).locator('button').click()
  await anna.waitForSelector('.sentence.active .facts')
  assert.match(await anna.textContent('.sentence.active .source'), /120억원/)
  assert.equal(await anna.textContent('.sentence.active .source mark.fact'), '120억원')
  const selected = () => anna.evaluate(() => {
    const field = document.querySelector('#field')
    return field.value.slice(field.selectionStart, field.selectionEnd)
  })
  assert.equal(await selected(), '12 billion won')
  await anna.keyboard.press('Escape')
  await anna.keyboard.press('l')
  assert.match(await anna.locator('.ledger tr', { hasText: '120억원' }).textContent(), /12000000000 KRW.*12000000000 KRW/s)
  await anna.keyboard.press('l')
})

test('changes are shown against the machine, then since the reporter signed', async () => {
  await anna.keyboard.press('d')
  await anna.locator('.sentence', { hasText: '100명가량' }).click()
  const changed = () => anna.locator('.sentence', { hasText: '100명가량' }).locator('.target > p ins').allTextContents()
  assert.match((await changed()).join(), /lined up/)
  await anna.keyboard.press('d')
  await anna.waitForSelector('[aria-pressed=true]:has-text("since the reporter")')
  assert.deepEqual(await changed(), []) // the reporter signed again after that edit
  await anna.keyboard.press('d')
})

test('many people at once: every edit is kept or refused, none is lost', async () => {
  const first = new Client(room)
  await first.login('dora')
  const view = await first.edition('hostile.txt', 'ja')
  const people = await Promise.all(Array.from({ length: 6 }, async (_, n) => {
    const client = new Client(room)
    await client.login(n % 2 ? 'dora' : 'minji')
    return client
  }))
  let kept = 0
  let refused = 0
  await Promise.all(people.map(async (client, n) => {
    const seen = new Map(view.segments.map(g => [g.id, g.version]))
    for (let k = 0; k < 8; k++) {
      const g = view.segments[(k * (n + 1)) % view.segments.length]
      for (let tries = 0; ; tries++) {
        assert.ok(tries < 50)
        const edit = { kind: 'edit', segment: g.id, text: `${n}.${k}.${tries}`, seen: seen.get(g.id) }
        const answer = await client.ask('POST', `/api/v1/editions/${view.id}/decisions`, edit)
        if (answer.status === 200) {
          kept++
          seen.set(g.id, answer.json.segments.find(s => s.id === g.id).version)
          break
        }
        assert.equal(answer.status, 412, answer.text)
        assert.equal(answer.json.yours, edit.text)
        assert.ok(answer.json.current.version > seen.get(g.id))
        seen.set(g.id, answer.json.current.version)
        refused++
      }
    }
  }))
  const after = await people[0].edition('hostile.txt', 'ja')
  assert.equal(kept, 48)
  assert.equal(after.history.filter(d => d.kind === 'edit').length, 48)
  console.log(`    ${kept} edits kept, ${refused} stale ones refused`)
})

test('twenty signatures at once are one', async () => {
  const client = new Client(room)
  await client.login('dora')
  const view = await client.edition('short.txt')
  for (const g of view.segments.filter(g => !g.target)) {
    const edit = { kind: 'edit', segment: g.id, text: 'Some text.', seen: g.version }
    assert.equal((await client.ask('POST', `/api/v1/editions/${view.id}/decisions`, edit)).status, 200)
  }
  const now = await client.edition('short.txt')
  const signature = { kind: 'sign', on: now.text_hash, confirm: 'dora' }
  const all = await Promise.all(Array.from({ length: 20 }, () => client.ask('POST', `/api/v1/editions/${view.id}/decisions`, signature)))
  assert.deepEqual(all.map(a => a.status).sort(), [200, ...Array(19).fill(409)])
  const after = await client.edition('short.txt')
  assert.equal(after.history.filter(d => d.kind === 'sign').length, 1)
  assert.equal(after.state, 'editor')
})

test('facts that the editor changed are what the reporter is asked to confirm', async () => {
  const client = new Client(room)
  await client.login('minji')
  const view = await client.edition('figures.txt')
  const texts = ['Figures', '12 people came.', 'It rained.', 'That day was clear.']
  for (const [i, text] of texts.entries()) {
    const edit = { kind: 'edit', segment: view.segments[i].id, text, seen: 0 }
    assert.equal((await client.ask('POST', `/api/v1/editions/${view.id}/decisions`, edit)).status, 200)
  }
  await open(minji, view.id)
  await sign(minji, 'minji')
  await minji.waitForSelector('.state.editor')
  await open(anna, view.id)
  await anna.locator('.read', { hasText: 'people came' }).click()
  await anna.fill('#field', '13 people came.')
  await anna.keyboard.press('Control+Enter')
  await anna.waitForSelector('.banner .confirm')
  await minji.waitForSelector('.banner .confirm') // seen by polling
  assert.match(await minji.textContent('.banner .confirm'), /Sentence 2\s+12 people\s+→\s+13 people/)
  await assertAccessible(minji, 'facts to confirm')
  await minji.click('.whole button.primary')
  assert.match(await minji.textContent('dialog .confirm'), /Sentence 2:\s+12 people\s+→\s+13 people/)
  await assertAccessible(minji, 'signing with facts to confirm')
  await minji.fill('dialog input[name=confirm]', 'minji')
  await minji.click('dialog button.primary')
  await minji.waitForSelector('.state.editor')
  assert.equal(await minji.locator('.confirm').count(), 0)
})

test('a sentence is merged away on purpose, and comes back', async () => {
  const id = await idOf('figures.txt')
  await open(anna, id)
  await anna.click('.views button:has-text("Side by side")')
  await anna.locator('.sentence', { hasText: '비가 왔다' }).locator('.gutter').click()
  await anna.fill('#field', '')
  await anna.keyboard.press('Control+Enter')
  await anna.waitForSelector('dialog:has-text("Merge this sentence away?")')
  await assertAccessible(anna, 'merging')
  await anna.click('dialog button:has-text("Cancel")')
  assert.equal(await anna.inputValue('#field'), '')
  await anna.keyboard.press('Control+Enter')
  await anna.click('dialog button.primary')
  await settled(anna)
  const row = anna.locator('.sentence', { hasText: '비가 왔다' })
  await row.locator('.gutter').click()
  await anna.waitForSelector('.merged')
  assert.match(await row.locator('.findings').textContent(), /Note.*emptied/s)
  assert.doesNotMatch(await anna.textContent('.whole'), /no text yet/) // nothing is missing: it is as somebody wants it
  await anna.click('.merged button')
  await settled(anna)
  assert.equal(await anna.inputValue('#field'), 'It rained.')
  await row.locator('.gutter').click()
  await anna.keyboard.press('Escape')
  await anna.keyboard.press('z') // undo the undo
  await settled(anna)
  await anna.waitForSelector('.merged')
  await anna.keyboard.press('Shift+Z')
  await settled(anna)
  assert.equal(await anna.inputValue('#field'), 'It rained.')
})

test('a word is proposed for the glossary, approved, and marked in the open article', async () => {
  const id = await idOf('terms.txt')
  await open(minji, id)
  const row = minji.locator('.sentence', { hasText: '물레방앗골에서도' })
  await row.click()
  await minji.fill('#field', 'A feast was held at Mullebanga Village, too.')
  await minji.keyboard.press('Control+Enter')
  await settled(minji)
  await row.click()
  const at = await row.getAttribute('id')
  await select(minji, `#${at} .source`, '물레방앗골에서도')
  await minji.waitForSelector('#pick')
  await assertAccessible(minji, 'selection')
  await minji.focus('#field')
  await minji.evaluate(() => {
    const field = document.getElementById('field')
    const from = field.value.indexOf('Mullebanga')
    field.setSelectionRange(from, from + 'Mullebanga Village'.length)
  })
  await minji.waitForTimeout(100)
  await minji.click('#pick')
  await minji.waitForSelector('dialog[open] input[name=source]')
  assert.equal(await minji.inputValue('dialog input[name=source]'), '물레방앗골') // without its particles
  assert.equal(await minji.inputValue('dialog input[name=target]'), 'Mullebanga Village')
  await assertAccessible(minji, 'proposal')
  await minji.selectOption('dialog select', 'place')
  await minji.fill('dialog input[name=note]', '=HYPERLINK("x"), as the village writes it')
  await minji.keyboard.press('Enter')
  await minji.waitForSelector('dialog', { state: 'detached' })
  const kept = await readFile(path.join(room.dir, 'glossaries/proposed.ko-en.csv'), 'utf8')
  assert.match(kept, /^물레방앗골,Mullebanga Village,,,place,,,,en,"=HYPERLINK\(""x""\), as the village writes it",proposed,,,$/m)

  // again, by key: what is there is shown, and no second row is made
  await row.locator('.gutter').click()
  await select(minji, `#${at} .source`, '물레방앗골')
  await minji.keyboard.press('g')
  await minji.waitForSelector('dialog .quoted:has-text("has it already")')
  await minji.fill('dialog input[name=target]', 'Something else')
  await minji.keyboard.press('Enter')
  await minji.waitForSelector('dialog .failed:has-text("Mullebanga Village")')
  await minji.click('dialog button:has-text("Cancel")')

  // a reporter sees the list, the desk decides
  const dora = await person(browser, room, 'dora')
  await dora.click('.top nav a:has-text("Glossary")')
  await dora.waitForSelector('.proposed tbody tr')
  await assertAccessible(dora, 'glossary')
  assert.match(await dora.textContent('.proposed tbody'), /물레방앗골.*Mullebanga Village.*place/s)
  const reporter = new Client(room)
  await reporter.login('minji')
  const { rows } = (await reporter.ask('GET', '/api/v1/terms/proposed')).json
  assert.equal((await reporter.ask('PUT', `/api/v1/terms/proposed/${rows[0].id}`, { status: 'approved' })).status, 403)
  // proposed is not approved: nothing is marked, though the desk looks every few seconds
  await minji.waitForTimeout(5000)
  assert.equal(await minji.locator(`#${at} .source .term`).count(), 0)
  const start = performance.now()
  await dora.click('.proposed button:has-text("Approve")')
  await dora.waitForSelector('.nothing:has-text("No entry waits")')
  await minji.waitForFunction(at => [...document.querySelectorAll(`#${at} .source .term`)].some(m => m.textContent === '물레방앗골' && m.title === 'Mullebanga Village'), at)
  console.log(`    approved, and marked in the open article after ${Math.round(performance.now() - start)} ms`)

  // a proposal that is not wanted is taken out
  const other = { source: '물방아', target: 'watermill', target_lang: 'en' }
  assert.equal((await reporter.ask('POST', '/api/v1/terms/proposed', other)).status, 201)
  await dora.waitForSelector('.proposed tbody tr', { timeout: 15000 })
  await dora.click('.proposed button:has-text("Reject")')
  await assertAccessible(dora, 'rejecting')
  await dora.click('dialog button.danger')
  await dora.waitForSelector('.nothing:has-text("No entry waits")')
  assert.doesNotMatch(await readFile(path.join(room.dir, 'glossaries/proposed.ko-en.csv'), 'utf8'), /물방아/)
  await dora.context().close()
})

test('the desk assigns, sets priority and withdraws', async () => {
  const page = await person(browser, room, 'dora')
  await open(page, await idOf('science.md'))
  await page.click('.whole button:has-text("Assign")')
  await page.selectOption('dialog select', 'minji')
  await page.click('dialog button.primary')
  await page.waitForSelector('.meta:has-text("Assigned: minji")')
  await page.click('.whole button:has-text("Priority")')
  await page.selectOption('dialog select', '10')
  await page.click('dialog button.primary')
  await page.waitForSelector('.meta .urgent')
  await page.click('.top nav a')
  await page.waitForSelector('main.queue tbody tr')
  assert.match(await page.locator('main.queue tbody tr').first().textContent(), /Urgent.*minji/s)
  await page.goto(room.url + '/#/?mine=1&lang=en') // the address holds the filters
  await page.reload()
  await page.waitForSelector('main.queue')
  assert.equal(await page.locator('main.queue tbody tr').count(), 0)
  await open(page, await idOf('science.md', 'ja'))
  await page.click('.whole button:has-text("Withdraw")')
  await reason(page, '전문취소')
  await page.waitForSelector('.state.killed')
  assert.match(await page.textContent('.course'), /dora.*withdrew the story/s)
  await open(page, await idOf('science.md')) // the story, not one translation of it
  await page.waitForSelector('.state.killed')
  assert.match(await page.textContent('.banner.block'), /dora withdrew this story.*전문취소.*Nothing of it had left/s)
  assert.ok(await page.locator('.whole button.primary').isDisabled())
  await page.context().close()
})

test('unsaved text is not left behind by accident', async () => {
  await open(minji, await idOf('politics.txt'))
  await minji.fill('#field', 'half a sen')
  await minji.evaluate(() => (location.hash = '#/'))
  await minji.waitForSelector('dialog[open]')
  await minji.click('dialog button.quiet')
  assert.equal(await minji.inputValue('#field'), 'half a sen')
  await minji.click('button:has-text("Discard my text")')
  await minji.evaluate(() => (location.hash = '#/'))
  await minji.waitForSelector('main.queue')
})

test('a link of the page is put around its words again', async () => {
  const id = await idOf('sport.html')
  await open(minji, id)
  const row = minji.locator('.sentence', { hasText: '하나은행 K리그1 2025' })
  await row.click()
  assert.match(await row.locator('.source').textContent(), /<1>하나은행 K리그1 2025①<\/1>/)
  assert.match(await row.textContent(), /The link on 하나은행 K리그1 2025 \(\/sports\/kleague\/2025\) has no place/)
  assert.match(await row.locator('.inlines').textContent(), /has no place yet/)
  await assertAccessible(minji, 'a sentence with a link')
  const pick = words => minji.locator('#field').evaluate((field, words) => {
    const at = field.value.indexOf(words)
    field.focus()
    field.setSelectionRange(at, at + words.length)
  }, words)
  await pick('2025')
  await minji.keyboard.press('Control+Alt+KeyT')
  assert.match(await minji.inputValue('#field'), /<1>2025<\/1>/)
  await pick('K League 1 <1>2025</1>') // more words: the old tags go
  await minji.click('.inlines button')
  assert.match(await minji.inputValue('#field'), /Hana Bank <1>K League 1 2025<\/1> at/)
  await minji.keyboard.press('Control+Enter')
  await settled(minji)
  await row.click()
  assert.doesNotMatch(await row.textContent(), /has no place/)
  assert.equal(await row.locator('.findings .check:has-text("markup.mismatch")').count(), 0)
  const { article } = await minji.evaluate(id => fetch(`/api/v1/editions/${id}`).then(answer => answer.json()), id)
  const { stdout } = await room.okgyo('export', `${article}.en`, '--format', 'html', '--drafts')
  assert.match(stdout, /Hana Bank <a href="\/sports\/kleague\/2025"[^>]*>K League 1 2025<\/a> at/)
})

test('requests no library would send are refused', async () => {
  const wrong = []
  for (const [name, bytes, right] of corpus) {
    const got = await raw(room.port, Buffer.from(bytes, 'latin1'))
    const status = got.status
    if (!right.includes(status)) wrong.push(`${name}: ${status}, wanted ${right}`)
    if (/smuggl|Content-Length|Transfer-Encoding/.test(name) && got.text.includes('"status":"ok"')) wrong.push(`${name}: a second request was answered`)
  }
  assert.deepEqual(wrong, [])
})

test('every answer carries the headers that keep a page to itself', async () => {
  const nobody = new Client(room)
  for (const address of ['/', '/favicon.svg', '/healthz', '/api/v1/editions', '/nothing', '/api/v1/openapi.json', '/metrics']) {
    const { headers } = await nobody.ask('GET', address)
    assert.match(headers.get('content-security-policy'), /default-src 'none'; script-src 'self'; .*trusted-types lit-html/, address)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', address)
    assert.equal(headers.get('referrer-policy'), 'no-referrer', address)
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', address)
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', address)
    assert.ok(headers.get('cache-control'), address)
  }
})

test('roles by routes, over HTTP', async () => {
  const doc = (await new Client(room).ask('GET', '/api/v1/openapi.json')).json
  const id = await idOf('politics.txt')
  const roles = { '': '', reader: 'rita', reporter: 'minji', editor: 'anna', desk: 'dora' }
  const wrong = []
  for (const [role, login] of Object.entries(roles)) {
    const client = new Client(room)
    if (login) await client.login(login)
    for (const [pattern, methods] of Object.entries(doc.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (method === 'delete' && pattern.endsWith('/session')) continue // ends the session under test
        const address = pattern.replace('{id}', id).replace('{term}', '0123456789abcdef')
        const body = method === 'get' || method === 'delete' ? undefined : {}
        const { status } = await client.ask(method.toUpperCase(), address, body)
        const allowed = operation['x-okgyo-roles'].includes(role || 'reader') && (role || operation['x-okgyo-roles'].length === 4 && !/editions|people|terms/.test(pattern))
        const refused = status === 401 || status === 403
        if (refused === !!allowed) wrong.push(`${role || 'nobody'} ${method} ${pattern}: ${status}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
})

test('a link of an article is text at the desk, and leaves only to the web', async () => {
  const id = await idOf('links.html')
  await open(minji, id)
  const row = minji.locator('.sentence', { hasText: '눌렀다고' })
  await row.click()
  await minji.fill('#field', 'He said he had clicked <1>here</1>, <2>there</2> and <3>over there</3>.')
  await minji.keyboard.press('Control+Enter')
  await settled(minji)
  await row.click()
  assert.match(await row.textContent(), /javascript:alert\(1\)/)
  assert.equal(await minji.locator('main a:not([href^="#"])').count(), 0)
  assert.equal(await minji.locator('main [onmouseover], main script').count(), 0)
  const { article } = await minji.evaluate(id => fetch(`/api/v1/editions/${id}`).then(answer => answer.json()), id)
  const ninjs = JSON.parse((await room.okgyo('export', `${article}.en`, '--format', 'ninjs', '--drafts')).stdout)
  assert.match(ninjs.bodies[0].value, /clicked here, <a href="https:\/\/a\.example\/&quot;onmouseover=&quot;alert\(1\)">there<\/a> and over there/)
})

test('sessions: none is adopted, none outlives its log-out', async () => {
  const client = new Client(room)
  client.cookie = `__Host-okgyo=${'0'.repeat(64)}` // planted by somebody else before the log-in
  assert.equal((await client.ask('GET', '/api/v1/editions/1')).status, 401)
  await client.login('minji')
  const mine = client.cookie
  assert.doesNotMatch(mine, /=0{64}/)
  await client.login('minji')
  assert.notEqual(client.cookie, mine) // every log-in is a session of its own
  assert.equal((await client.ask('GET', '/api/v1/people')).status === 401, false)
  assert.ok((await client.ask('DELETE', '/api/v1/session')).status < 300)
  assert.equal((await client.ask('GET', '/api/v1/editions/1')).status, 401)
  client.cookie = mine // one browser, one session: it ended with the second log-in
  assert.equal((await client.ask('GET', '/api/v1/editions/1')).status, 401)
  const set = (await new Client(room).login('minji')).headers.get('set-cookie')
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(set.includes(flag), flag)
  assert.doesNotMatch(set, /Domain/)
})

test('addresses lead nowhere but to the page', async () => {
  const plain = await raw(room.port, Buffer.from('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n'))
  const assets = /\/a\/[0-9a-f]+\//.exec(plain.text)[0]
  for (const way of ['../../../../etc/passwd', '..%2f..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/okgyo.json', 'app.js%00.css', './app.js', '//etc/passwd', 'app.js/..', '..\\okgyo.json']) {
    const got = await raw(room.port, Buffer.from(`GET ${assets}${way} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`))
    assert.ok([400, 404].includes(got.status), `${way}: ${got.status}`)
    assert.doesNotMatch(got.text, /root:|"translate"/)
  }
})

test('log-ins: guessing is slowed, nobody is told more than they need', async () => {
  const guesser = new Client(room)
  const guess = (login, word) => guesser.ask('POST', '/api/v1/session', { login, password: word })
  const unknown = await guess('nobody-here', 'wrong password 1')
  const known = await guess('rita', 'wrong password 1')
  assert.deepEqual([unknown.status, unknown.json.detail], [known.status, known.json.detail])
  assert.equal((await guess('rita', 'x'.repeat(200000))).status, 400)
  let last
  for (let i = 0; i < 8 && last?.status !== 429; i++) last = await guess('rita', `wrong password ${i}`)
  assert.equal(last.status, 429)
  assert.ok(Number(last.headers.get('retry-after')) >= 1)
  assert.doesNotMatch(room.log, new RegExp(password))
})

test('okgyo user: who may log in', async () => {
  const fails = (...args) => assert.rejects(room.okgyo('user', ...args), e => e.code === 2 && /^okgyo/.test(e.stderr))
  await room.write('.weak', 'short\n')
  await fails('add', 'zed', '--role', 'editor', '--password-file', '.weak')
  await fails('add', 'minji', '--role', 'editor', '--password-file', '.password')
  await fails('add', 'Not A Login', '--role', 'editor', '--password-file', '.password')
  await fails('add', 'zed', '--role', 'king', '--password-file', '.password')
  await fails('role', 'nobody-here', 'desk')
  await room.person('zed', 'reader', 'Zed')
  const zed = new Client(room)
  assert.equal((await zed.login('zed')).status, 200)
  await room.okgyo('user', 'disable', 'zed')
  assert.equal((await zed.ask('GET', '/api/v1/editions')).status, 401)
  assert.equal((await zed.login('zed')).status, 401)
  await room.okgyo('user', 'disable', 'zed', '--undo')
  assert.equal((await zed.login('zed')).status, 200)
  await room.write('.new', 'another short sentence\n')
  await room.okgyo('user', 'password', 'zed', '--password-file', '.new')
  assert.equal((await zed.ask('GET', '/api/v1/editions')).status, 401)
  assert.equal((await zed.login('zed')).status, 401)
  const { stdout } = await room.okgyo('user', 'list', '--format', 'jsonl')
  const people = stdout.trim().split('\n').map(line => JSON.parse(line))
  assert.deepEqual(people.find(p => p.login === 'zed'), { login: 'zed', name: 'Zed', role: 'reader', langs: '', disabled: false })
  assert.doesNotMatch(stdout, /argon2/)
})

test('okgyo serve: what it will not do, and what it prints', async () => {
  const fails = (args, says) => assert.rejects(room.okgyo('serve', ...args), e => e.code === 3 && says.test(e.stderr))
  await fails(['--bind', '0.0.0.0', '--port', '0'], /behind_proxy/)
  await fails(['--bind', '::', '--port', '0'], /behind_proxy/)
  await fails(['--bind', 'no.such.host.invalid', '--port', '0'], /no address of this machine/)
  await fails(['--port', String(room.port)], /cannot listen/)
  const { stdout } = await room.okgyo('serve', '--openapi')
  assert.deepEqual(JSON.parse(stdout), (await new Client(room).ask('GET', '/api/v1/openapi.json')).json)
})

test('clients that drip are put out, others are served', async () => {
  const drippers = Array.from({ length: 63 }, () => {
    const s = net.connect(room.port, '127.0.0.1', () => s.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX: '))
    s.on('error', () => {})
    s.drip = setInterval(() => s.write('a'), 300)
    s.on('close', () => clearInterval(s.drip))
    return s
  })
  await new Promise(done => setTimeout(done, 6500))
  assert.equal(drippers.filter(s => !s.destroyed && s.readyState === 'open').length, 0)
  const start = performance.now()
  assert.equal((await fetch(room.url + '/healthz')).status, 200)
  assert.ok(performance.now() - start < 500)
})

test('the page is small', async () => {
  let size = 0
  for (const name of await readdir(web, { recursive: true })) {
    if (/\.(js|css|html|svg)$/.test(name)) size += gzipSync(await readFile(path.join(web, name))).length
  }
  console.log(`    ${(size / 1024).toFixed(1)} KB gzipped`)
  assert.ok(size <= 60 * 1024, `${size} bytes`)
})

test('what had left of a withdrawn story is taken back, and the desk says so', async () => {
  const dora = await person(browser, room, 'dora')
  await open(dora, await idOf('diplomacy.txt')) // two people signed it in the first test
  await dora.click('details.course summary:has-text("Files it left in (5)")')
  assert.match(await dora.textContent('.files'), /diplomacy\.txt\s+exported/)
  await dora.click('.whole button:has-text("Withdraw")')
  await reason(dora, 'the agency withdrew it')
  await dora.waitForSelector('.state.killed')
  const banner = await dora.textContent('.banner.block')
  assert.match(banner, /dora withdrew this story.*the agency withdrew it/s)
  assert.match(banner, /diplomacy\.txt\s+removed.*diplomacy\.json\s+replaced by a cancellation.*withdrawn\.json\s+says what was withdrawn/s)
  await assertAccessible(dora, 'a withdrawn story')
  const out = (await readdir(path.join(room.dir, 'out'))).filter(name => name.includes('.en.diplomacy.'))
  assert.deepEqual(out.map(name => name.replace(/^\d+\.en\.diplomacy\./, '')).sort(), ['json', 'jsonl', 'withdrawn.json'])
  const item = JSON.parse(await readFile(path.join(room.dir, 'out', out.find(name => name.endsWith('diplomacy.json'))), 'utf8'))
  assert.equal(item.pubStatus, 'canceled')
  await dora.context().close()
})

test('no page had anything to complain about', () => {
  assert.deepEqual(complaints, [])
})

test('SIGTERM ends the desk cleanly and soon', async () => {
  await browser.close()
  browser = null
  const { code, ms } = await room.stop()
  assert.equal(code, 0, room.log)
  assert.ok(ms < 10000)
})
