// The desk's JSON API. Every answer is either data or a Problem (RFC 9457).

const root = '/api/v1'

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `HTTP ${status}`)
    this.status = status
    this.body = body
  }
}

const json = text => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

async function ask(method, path, body) {
  const init = { method, headers: { Accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' }
  if (method !== 'GET') init.headers['X-Okgyo-CSRF'] = '1'
  if (body !== undefined) {
    init.headers['Content-Type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  let answer
  try {
    answer = await fetch(root + path, init)
  } catch {
    throw new Problem(0, { detail: '' })
  }
  if (answer.status === 304 || answer.status === 204) return null
  const read = json(await answer.text())
  if (!answer.ok) throw new Problem(answer.status, read)
  return read
}

const pause = ms => new Promise(done => setTimeout(done, ms))

/** Busy (503) answers are asked again a few times; the desk says so when others log in just now. */
async function patiently(method, path, body) {
  for (let tries = 0; ; tries++) {
    try {
      return await ask(method, path, body)
    } catch (problem) {
      if (problem.status !== 503 || tries === 4) throw problem
      await pause(600 + 500 * tries)
    }
  }
}

export const api = {
  me: () => ask('GET', '/session'),
  login: (login, password) => patiently('POST', '/session', { login, password }),
  logout: () => ask('DELETE', '/session'),
  people: () => ask('GET', '/people'),
  queue: query => ask('GET', '/editions?' + new URLSearchParams(query)),
  edition: (id, since) => ask('GET', `/editions/${id}${since ? '?since=' + encodeURIComponent(since) : ''}`),
  decide: (id, decision) => patiently('POST', `/editions/${id}/decisions`, decision),
  hold: (id, take) => ask('PUT', `/editions/${id}/hold`, take ? { take } : {}),
  unhold: id => ask('DELETE', `/editions/${id}/hold`),
  word: (text, lang) => ask('GET', '/terms/word?' + new URLSearchParams({ text, lang })),
  proposals: () => ask('GET', '/terms/proposed'),
  propose: entry => patiently('POST', '/terms/proposed', entry),
  approveTerm: id => patiently('PUT', `/terms/proposed/${id}`, { status: 'approved' }),
  rejectTerm: id => patiently('DELETE', `/terms/proposed/${id}`),
  prioritise: (id, priority) => ask('PUT', `/editions/${id}/priority`, { priority }),
}
