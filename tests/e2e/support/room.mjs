// A newsroom in an empty folder: settings, samples, people, the desk as a process of its own.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')
export const binary = path.resolve(process.env.OKGYO_BIN || path.join(root, 'build/release/okgyo'))
export const password = 'a short sentence for tests'
const run = promisify(execFile)

export class Room {
  /** Makes the folder and what `okgyo init` puts there. */
  static async open(options = ['--samples', '--to', 'en', '--to', 'ja']) {
    const room = new Room()
    room.dir = await mkdtemp(path.join(tmpdir(), 'okgyo-e2e-'))
    await room.okgyo('init', ...options, '.')
    return room
  }
  /** Runs okgyo in the room; rejects when it does not end with 0. */
  okgyo(...args) {
    return run(binary, args, { cwd: this.dir, timeout: 60000, env: this.env() })
  }
  env() {
    const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('OKGYO_')))
    const store = process.env.OKGYO_TEST_STORE // an empty PostgreSQL database instead of a file
    return { ...kept, OKGYO_TRANSLATE_ORDER: undefined, ...(store && { OKGYO_STORE_URL: store }) }
  }
  write(name, text) {
    return writeFile(path.join(this.dir, name), text)
  }
  async person(login, role, name) {
    await this.write('.password', password + '\n')
    await this.okgyo('user', 'add', login, '--role', role, '--name', name, '--password-file', '.password')
  }
  /** Starts the desk on a free port; resolves when it says that it is open. */
  async serve(...more) {
    this.desk = spawn(binary, ['serve', '--port', '0', '--work', ...more], { cwd: this.dir, env: this.env() })
    this.log = ''
    this.desk.stderr.on('data', data => (this.log += data))
    this.ended = new Promise(done => this.desk.once('exit', (code, signal) => done({ code, signal })))
    const said = new Promise((done, fail) => {
      let out = ''
      this.desk.stdout.on('data', data => {
        out += data
        const found = /http:\/\/\S+?:(\d+)\//.exec(out)
        if (found) done(Number(found[1]))
      })
      this.ended.then(({ code }) => fail(new Error(`the desk ended with ${code}: ${this.log}`)))
    })
    this.port = await said
    this.url = `http://127.0.0.1:${this.port}`
  }
  /** SIGTERM; resolves to how and after how many milliseconds it ended. */
  async stop() {
    const start = performance.now()
    this.desk.kill('SIGTERM')
    return { ...(await this.ended), ms: performance.now() - start }
  }
  async close() {
    if (this.desk && this.desk.exitCode === null && this.desk.signalCode === null) {
      this.desk.kill('SIGKILL')
      await this.ended
    }
    await rm(this.dir, { recursive: true, force: true })
  }
}

/** A client of the API without a browser, with a session of its own. */
export class Client {
  constructor(room) {
    this.room = room
    this.cookie = ''
  }
  async ask(method, address, body, headers = {}) {
    const answer = await fetch(this.room.url + address, {
      method,
      headers: {
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...(method === 'GET' ? {} : { 'X-Okgyo-CSRF': '1' }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    let json = null
    try {
      json = JSON.parse(text)
    } catch {}
    return { status: answer.status, headers: answer.headers, text, json }
  }
  async login(login) {
    let answer
    do answer = await this.ask('POST', '/api/v1/session', { login, password })
    while (answer.status === 503) // two passwords at a time; the desk says so
    this.cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]
    return answer
  }
  async edition(name, lang = 'en') {
    const rows = (await this.ask('GET', '/api/v1/editions?state=all&limit=500')).json.rows
    const row = rows.find(r => r.name === name && r.lang === lang)
    return row && (await this.ask('GET', `/api/v1/editions/${row.id}`)).json
  }
}
