// @ts-check
// Bare Node: the bytes of a file to whoever asks. What any server on this machine could at most do. Prints its port.
import { readFileSync } from 'node:fs'
import http from 'node:http'

const body = readFileSync(process.argv[2] ?? '')
const server = http.createServer((_, res) => {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
  res.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
