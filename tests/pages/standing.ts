import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer, answerKept } from '@/lib/pages/answer'
import { PageCache } from '@/lib/pages/cache'
import { makePage, type Next } from '@/lib/pages/making'
import { parseScope } from '@/lib/spoilers/scope'
import { makings } from '@/lib/viewer/making'
import { MAKING_HEADER } from '@/lib/viewer/seen-header'

/** A request as Next gets it, and the reader of the page that it makes. */
export interface Asked {
  req: IncomingMessage
  url: string
  /** Whether the reader has seen enough for a scope. */
  covers: (scope: string) => boolean
}

/** What stands where Next does: the body of a page, or an answer by hand. */
export type Stand = (asked: Asked, res: ServerResponse) => string | null | Promise<string | null>

/** A forum of one function, with the page cache before it, and a clock that is turned by hand. */
export class Standing {
  readonly cache: PageCache
  /** The addresses that were drawn, in order. */
  readonly drawn: string[] = []
  readonly requests: IncomingMessage[] = []
  time = 0
  private readonly server: Server

  constructor(public stand: Stand, { bytes = 2 ** 22 } = {}) {
    this.cache = new PageCache({ bytes, now: () => this.time, make: (asked, seen) => makePage(this.next, asked, seen, 'http://forum.example.org') })
    this.cache.beSure(true)
    this.server = createServer((req, res) => {
      const done = answerKept(req, res, this.cache)
      const fails = () => void res.writeHead(500).end()
      if (done === null) answer(req, res, this.next).catch(fails)
      else done?.catch(fails)
    })
  }

  private readonly next: Next = async (req, res) => {
    const url = req.url ?? ''
    this.drawn.push(url)
    this.requests.push(req)
    const reader = makings().get(String(req.headers[MAKING_HEADER]))?.reader()
    const covers = (scope: string) => reader?.covers?.([parseScope(scope)!]) ?? false
    const body = await this.stand({ req, url, covers }, res)
    if (body === null) return
    const flight = req.headers.rsc === '1'
    res.writeHead(200, { 'content-type': flight ? 'text/x-component' : 'text/html; charset=utf-8' })
    res.end(flight ? `0:${JSON.stringify(body)}\n` : `<!doctype html><p>${body}</p>`)
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return this
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** A request as it is typed, without anything that a client adds. */
  ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answered> {
    return new Promise((resolve, reject) => {
      request({ port: this.port, path, method, headers, agent: false }, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => void chunks.push(chunk)).on('error', reject).on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({ status: res.statusCode ?? 0, headers: res.headers, how: String(res.headers['x-cache']), bytes, body: bytes.toString() })
        })
      }).on('error', reject).end()
    })
  }
}

export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  /** HIT, MISS or STALE. */
  how: string
  bytes: Buffer
  body: string
}
