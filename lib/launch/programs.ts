import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { NodeRequest, sendNodeResponse } from 'srvx/node'
import type { Next } from '@/lib/pages/making'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

interface Route {
  address: RegExp
  names: readonly string[]
  /** Its handlers by method; read once, when it is first asked for. */
  handlers: () => Promise<Record<string, Handler | undefined>>
}

// What has to be decoded, or leads elsewhere than it says, is Next's to read.
const PLAIN = /^\/api\/v1(?:\/[\w~-][\w.~-]*)+(?=\?|$)/

/**
 * Answers programs by the handlers of `app/api/v1`, which need nothing of Next, and without its way to them: it takes longer than most of what they
 * ask (docs/decisions/0043). All else is Next's, an address that is none among it.
 */
export function aheadOf(next: Next, root: string): Next {
  const routes = routesBelow(path.join(root, 'app', 'api', 'v1'))
  return async (req, res) => {
    const [address] = PLAIN.exec(req.url ?? '') ?? []
    const route = address === undefined ? undefined : routes.find((one) => one.address.test(address))
    const handler = route && (await route.handlers())[req.method ?? '']
    if (!handler) return next(req, res)
    const [, ...values] = route.address.exec(address!)!
    const params = Object.fromEntries(route.names.map((name, at) => [name, values[at]!]))
    await sendNodeResponse(res, await handler(new NodeRequest({ req, res }), { params: Promise.resolve(params) }))
  }
}

/** The routes in a folder as Next finds them there: `[name]` is any part of an address, and a part that is named comes first. */
function routesBelow(folder: string): Route[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === 'route.ts')
  return files.sort(namedFirst).map((file) => {
    const parts = file.split(path.sep).slice(0, -1)
    const names = parts.flatMap((part) => /^\[(\w+)\]$/.exec(part)?.[1] ?? [])
    const pattern = parts.map((part) => (part.startsWith('[') ? '([^/]+)' : part.replaceAll('.', '\\.'))).join('/')
    let loaded: ReturnType<Route['handlers']> | undefined
    return { address: new RegExp(`^/api/v1/${pattern}$`), names, handlers: () => (loaded ??= import(pathToFileURL(path.join(folder, file)).href) as ReturnType<Route['handlers']>) }
  })
}

function namedFirst(a: string, b: string): number {
  const key = (file: string) => file.replaceAll('[', '\uffff')
  return key(a) < key(b) ? -1 : 1
}
