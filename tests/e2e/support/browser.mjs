// Chromium, and what the tests do in it again and again.
import { chromium } from 'playwright-core'
import { password } from './room.mjs'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags })

/** What no page may do: errors, policy violations, dialogs out of an article's text. */
export const complaints = []

/** A person's own browser window. */
export async function person(browser, room, login, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  page.on('console', m => {
    // a refused request (401, 409, 412) is logged by the browser itself; all else is ours
    if (m.type() === 'error' && !/status of 4(01|09|12)/.test(m.text())) complaints.push(`${login}: ${m.text()}`)
  })
  page.on('pageerror', e => complaints.push(`${login}: ${e.message}`))
  page.on('dialog', d => {
    if (d.type() !== 'beforeunload') complaints.push(`${login}: a dialog ${d.message()}`)
    d.accept()
  })
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)))
  await page.goto(room.url + '/')
  await login_(page, login)
  return page
}

export async function login_(page, login) {
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', password)
  await page.click('form button.primary')
  await page.waitForSelector('main.queue, main.article')
}

export async function open(page, id) {
  await page.evaluate(id => (location.hash = `#/editions/${id}`), id)
  await page.waitForSelector('main.article')
}

/** Waits until nothing is on its way to the server. */
/** Selects a word of a text as a person does with the mouse. */
export const select = (page, selector, word) => page.evaluate(([selector, word]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(word)
    if (at < 0) continue
    document.activeElement?.blur()
    getSelection().setBaseAndExtent(node, at, node, at + word.length)
    return true
  }
  throw new Error(`no ${word} in ${selector}`)
}, [selector, word])

export const settled = page => page.waitForFunction(() => !document.querySelector('.standing.saving'))

export const progress = async page => (await page.textContent('.progress')).trim()

/** Signs by typing the log-in name. */
export async function sign(page, login) {
  await page.click('.whole button.primary')
  await page.fill('dialog input[name=confirm]', login)
  await page.click('dialog button.primary')
  await page.waitForSelector('dialog', { state: 'detached' })
}

/** Answers the reason dialog that is open; a waiver asks for a verdict, too. */
export async function reason(page, text, verdict = 'accepted') {
  const radio = page.locator(`dialog input[value=${verdict}]`)
  if (await radio.count()) await radio.check()
  await page.fill('dialog textarea', text)
  await page.click('dialog .acts button:not(.quiet)')
  await page.waitForSelector('dialog', { state: 'detached' })
}
