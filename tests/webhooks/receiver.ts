import http from 'node:http'
import type { AddressInfo } from 'node:net'

interface Heard {
  path: string
  headers: http.IncomingHttpHeaders
  body: string
}

type Reply = { status: number; headers?: http.OutgoingHttpHeaders } | 'silence'

/** A receiver on this machine: what it has heard, and what it says next (200 where nothing is left to say). */
export interface Receiver {
  url: string
  port: number
  heard: Heard[]
  replies: Reply[]
  stop: () => Promise<void>
}

export async function aReceiver(): Promise<Receiver> {
  const [heard, replies]: [Heard[], Reply[]] = [[], []]
  const server = http.createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => void (body += chunk)).on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body })
      const reply = replies.shift() ?? { status: 200 }
      if (reply !== 'silence') response.writeHead(reply.status, reply.headers).end('whatever it says')
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`, port, heard, replies,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
