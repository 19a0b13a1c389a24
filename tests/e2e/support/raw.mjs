// Requests no library would send, over a bare socket.
import net from 'node:net'

/** Sends bytes, resolves to everything that came back; `quiet` ms without data end it. */
export function raw(port, bytes, quiet = 400) {
  return new Promise(done => {
    let got = ''
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
    const end = closed => {
      clearTimeout(timer)
      socket.destroy()
      done({ text: got, status: Number(/^HTTP\/1\.1 (\d+)/.exec(got)?.[1] ?? 0), answers: got.split('HTTP/1.1 ').length - 1, closed })
    }
    let timer = setTimeout(() => end(false), 3000)
    socket.on('data', data => {
      got += data
      clearTimeout(timer)
      timer = setTimeout(() => end(false), quiet)
    })
    socket.on('close', () => end(true))
    socket.on('error', () => end(true))
  })
}

const host = 'Host: 127.0.0.1\r\n'
const get = (target, headers = host) => `GET ${target} HTTP/1.1\r\n${headers}\r\n`
const post = (headers, body = '') => `POST /api/v1/session HTTP/1.1\r\n${host}${headers}\r\n${body}`
const smuggled = get('/healthz')

/** [name, bytes, statuses that are right; 0 = the connection was closed without an answer] */
export const corpus = [
  ['a plain request', get('/healthz'), [200]],
  ['no Host', get('/healthz', ''), [400]],
  ['two Hosts', get('/healthz', host + host), [400]],
  ['two different Hosts', get('/healthz', host + 'Host: evil.example\r\n'), [400]],
  ['a foreign Host', get('/healthz', 'Host: evil.example\r\n'), [421]],
  ['a Host with a path', get('/healthz', 'Host: 127.0.0.1/x\r\n'), [400]],
  ['a Host with a port beyond all', get('/healthz', 'Host: 127.0.0.1:99999\r\n'), [400]],
  ['Content-Length twice, differing', post('Content-Length: 3\r\nContent-Length: 40\r\n', 'abc' + smuggled), [400]],
  ['Content-Length twice, the same', post('Content-Length: 3\r\nContent-Length: 3\r\n', 'abc'), [400]],
  ['Content-Length and Transfer-Encoding', post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n' + smuggled), [400]],
  ['Transfer-Encoding and Content-Length', post('Transfer-Encoding: chunked\r\nContent-Length: 4\r\n', '0\r\n\r\n' + smuggled), [400]],
  ['Content-Length +3', post('Content-Length: +3\r\n', 'abc'), [400]],
  ['Content-Length -1', post('Content-Length: -1\r\n', 'abc'), [400]],
  ['Content-Length 0x3', post('Content-Length: 0x3\r\n', 'abc'), [400]],
  ['Content-Length "3, 3"', post('Content-Length: 3, 3\r\n', 'abc'), [400]],
  ['Content-Length beyond 64 bits', post('Content-Length: 99999999999999999999999\r\n', 'abc'), [400, 413]],
  ['Transfer-Encoding: xchunked', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), [400]],
  ['Transfer-Encoding: gzip, chunked', post('Transfer-Encoding: gzip, chunked\r\n', '0\r\n\r\n'), [400]],
  ['Transfer-Encoding : chunked', post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'), [400]],
  ['Transfer-Encoding twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'), [400]],
  ['chunk size -1', post('Transfer-Encoding: chunked\r\n', '-1\r\nabc\r\n0\r\n\r\n'), [400, 0]],
  ['chunk size FFFFFFFFFFFFFFFFF', post('Transfer-Encoding: chunked\r\n', 'FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n'), [400, 413, 0]],
  ['chunk size 0x5', post('Transfer-Encoding: chunked\r\n', '0x5\r\nabcde\r\n0\r\n\r\n'), [400, 0]],
  ['a body on GET', 'GET /healthz HTTP/1.1\r\n' + host + 'Content-Length: 5\r\n\r\nabcde', [400]],
  ['%00 in the path', get('/healthz%00.js'), [400]],
  ['%2e%2e%2f', get('/%2e%2e%2fetc/passwd'), [400]],
  ['/../', get('/../etc/passwd'), [400]],
  ['/./', get('/./healthz'), [400]],
  ['//', get('//healthz'), [400]],
  ['a slash at the end', get('/healthz/'), [400]],
  ['a backslash', get('/api\\v1'), [400]],
  ['absolute form', get('http://127.0.0.1/healthz'), [400]],
  ['asterisk form', 'OPTIONS * HTTP/1.1\r\n' + host + '\r\n', [400, 501]],
  ['a fragment', get('/healthz#x'), [400]],
  ['bytes above ASCII in the path', get('/caf\u00e9'), [400]],
  ['TRACE', 'TRACE /healthz HTTP/1.1\r\n' + host + '\r\n', [501]],
  ['CONNECT', 'CONNECT 127.0.0.1:22 HTTP/1.1\r\n' + host + '\r\n', [400, 501]],
  ['OPTIONS', 'OPTIONS /healthz HTTP/1.1\r\n' + host + '\r\n', [501]],
  ['PATCH', 'PATCH /healthz HTTP/1.1\r\n' + host + '\r\n', [501]],
  ['a method of small letters', 'get /healthz HTTP/1.1\r\n' + host + '\r\n', [501]],
  ['a method of 5,000 letters', 'A'.repeat(5000) + ' /healthz HTTP/1.1\r\n' + host + '\r\n', [501]],
  ['an address of 5 KB', get('/' + 'a'.repeat(5000)), [414]],
  ['an address of 40 KB', get('/' + 'a'.repeat(40000)), [414, 431]],
  ['a header of 40 KB', get('/healthz', host + 'X: ' + 'a'.repeat(40000) + '\r\n'), [431]],
  ['1,000 headers', get('/healthz', host + 'X: a\r\n'.repeat(1000)), [431]],
  ['120 headers', get('/healthz', host + 'X: a\r\n'.repeat(120)), [431]],
  ['a header name with a blank', get('/healthz', host + 'X Y: a\r\n'), [400]],
  ['a control character in a value', get('/healthz', host + 'X: a\u0001b\r\n'), [400]],
  ['two cookies headers', get('/healthz', host + 'Cookie: a=1\r\nCookie: b=2\r\n'), [400]],
  ['a body of 300 KB', post('Content-Type: application/json\r\nX-Okgyo-CSRF: 1\r\nContent-Length: 307200\r\n'), [413]],
  ['HTTP/0.9', 'GET /healthz\r\n\r\n', [400, 505, 0]],
  ['HTTP/3.0', 'GET /healthz HTTP/3.0\r\n' + host + '\r\n', [400, 505, 0]],
  ['TLS on the plain port', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001', [400, 0]],
  ['nothing but line ends', '\r\n\r\n\r\n\r\n', [400, 0]],
  ['POST without the CSRF header', post('Content-Type: application/json\r\nContent-Length: 2\r\n', '{}'), [403]],
  ['POST as text/plain', post('Content-Type: text/plain\r\nX-Okgyo-CSRF: 1\r\nContent-Length: 2\r\n', '{}'), [415]],
  ['POST from another site', post('Content-Type: application/json\r\nX-Okgyo-CSRF: 1\r\nOrigin: http://evil.example\r\nContent-Length: 2\r\n', '{}'), [403]],
  ['POST that a browser calls cross-site', post('Content-Type: application/json\r\nX-Okgyo-CSRF: 1\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 2\r\n', '{}'), [403]],
  ['a body that is no JSON', post('Content-Type: application/json\r\nX-Okgyo-CSRF: 1\r\nContent-Length: 3\r\n', '{"a'), [400]],
  ['JSON too deep', post('Content-Type: application/json\r\nX-Okgyo-CSRF: 1\r\nContent-Length: 20000\r\n', '['.repeat(20000)), [400]],
  ['a member nobody knows', post('Content-Type: application/json\r\nX-Okgyo-CSRF: 1\r\nContent-Length: 9\r\n', '{"abc":1}'), [400]],
]
