import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { NodeRequest } from 'srvx/node'
import type { Next } from '@/lib/pages/making'
import { sendResponse } from '@/lib/pages/web'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

interface Route {
  address: RegExp
  names: readonly string[]
  byMethod: Readonly<Record<string, Handler | undefined>>
}

// What has to be decoded, or leads elsewhere than it says, is Next's to read.
const PLAIN = /^\/api\/v1(?:\/[\w~-][\w.~-]*)+(?=\?|$)/

/**
 * Answers programs by the handlers of `app/api/v1`, which need nothing of Next, and without its way to them: it takes longer than most of what they
 * ask (docs/decisions/0043). All else is Next's, an address that is none among it.
 */
export async function aheadOf(next: Next, root: string): Promise<Next> {
  const routes = await routesBelow(path.join(root, 'app', 'api', 'v1'))
  return async (req, res) => {
    const [address] = PLAIN.exec(req.url ?? '') ?? []
    const route = address === undefined ? undefined : routes.find((one) => one.address.test(address))
    const handler = route?.byMethod[req.method ?? '']
    if (!handler) return next(req, res)
    const [, ...values] = route.address.exec(address!)!
    const params = Object.fromEntries(route.names.map((name, at) => [name, values[at]!]))
    // A Request is made of these at times: what a client sent in the place of what we say of them ourselves must not come back.
    req.rawHeaders = Object.entries(req.headers).flatMap(([name, value = []]) => [value].flat().flatMap((one) => [name, one]))
    await sendResponse(res, await handler(new NodeRequest({ req, res }), { params: Promise.resolve(params) }))
  }
}

/** The routes in a folder as Next finds them there: `[name]` is any part of an address, and a part that is named comes first. Read at once: the files may be others' later. */
function routesBelow(folder: string): Promise<Route[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === 'route.ts')
  return Promise.all(files.sort(namedFirst).map(async (file) => {
    const parts = file.split(path.sep).slice(0, -1)
    const names = parts.flatMap((part) => /^\[(\w+)\]$/.exec(part)?.[1] ?? [])
    const pattern = parts.map((part) => (part.startsWith('[') ? '([^/]+)' : part.replaceAll('.', '\\.'))).join('/')
    return { address: new RegExp(`^/api/v1/${pattern}$`), names, byMethod: (await import(pathToFileURL(path.join(folder, file)).href)) as Route['byMethod'] }
  }))
}

function namedFirst(a: string, b: string): number {
  const key = (file: string) => file.replaceAll('[', '\uffff')
  return key(a) < key(b) ? -1 : 1
}
