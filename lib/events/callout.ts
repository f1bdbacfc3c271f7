import { lookup as resolveName, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { ANSWER_MS, isPublic, whyNotCall } from '@/lib/webhooks/rules'

/** Why what was sent was not taken. `answered`: by an answer that is no success, `status`. `unwritten`: it was not sent, as composing it failed. */
export type Trouble = 'unresolved' | 'forbidden' | 'unreachable' | 'insecure' | 'slow' | 'redirected' | 'answered' | 'unwritten'

export interface Answered {
  status: number | null
  /** Null: it was taken. */
  trouble: Trouble | null
}

interface Sent {
  headers: Record<string, string>
  body: string
}

type Resolve = (name: string, options: { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => void

interface Manner {
  /** Whether it may go where only this machine, or its network, gets. */
  allowPrivate: boolean
  /** Gives it up. */
  signal?: AbortSignal
  answerMs?: number
  /** How names become addresses; the system's way, but for tests. */
  resolve?: Resolve
}

class Forbidden extends Error {}

/**
 * Posts something to an address that somebody gave, and answers how that went; never throws. A name is resolved once, what it leads to is checked,
 * and the connection goes to just that: a name that leads elsewhere a moment later leads nowhere. Redirects are not followed, and of the answer
 * nothing but its status is looked at.
 */
export async function callOut(address: string, { headers, body }: Sent, { allowPrivate, signal, answerMs = ANSWER_MS, resolve = resolveName }: Manner): Promise<Answered> {
  if (whyNotCall(address, allowPrivate)) return { status: null, trouble: 'forbidden' }
  const url = new URL(address)
  const late = AbortSignal.timeout(answerMs)
  return new Promise((done) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST', agent: false, lookup: lookup(resolve, allowPrivate), signal: signal ? AbortSignal.any([signal, late]) : late,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'Cell-Seven-Webhooks', ...headers },
    })
    // What comes after the status is of no interest, and there is no end to what it could be.
    request.on('response', (response) => {
      const status = response.statusCode ?? 0
      done({ status, trouble: status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? 'redirected' : 'answered' })
      response.on('error', () => undefined).destroy()
    })
    request.on('error', (error: NodeJS.ErrnoException) => done({ status: null, trouble: late.aborted ? 'slow' : troubleOf(error) }))
    request.end(body)
  })
}

function lookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (name, { all }, done) => {
    resolve(name, { all: true }, (error, found) => {
      // Also where one of several is not: who mixes them means it.
      const wrong = error ?? (allowPrivate || (found.length > 0 && found.every((one) => isPublic(one.address))) ? null : new Forbidden())
      const [first] = found ?? []
      if (wrong || !first) done(wrong ?? new Forbidden(), [])
      else if (all) done(null, found)
      else done(null, first.address, first.family)
    })
  }
}

function troubleOf(error: NodeJS.ErrnoException): Trouble {
  if (error instanceof Forbidden) return 'forbidden'
  if (/^(?:ENOTFOUND|EAI_|ENODATA)/.test(error.code ?? '')) return 'unresolved'
  return /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_|UNABLE_|HOSTNAME_)/.test(error.code ?? '') ? 'insecure' : 'unreachable'
}
