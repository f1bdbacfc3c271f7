import * as operations from '@/lib/api/operations/overlays'
import { answerOverlay } from '@/lib/http/overlay'
import { on, serve } from '@/lib/http/serve'
import type { Next } from './making'
import { sendResponse } from './programs'

const overlay = serve(on(operations.readOverlay, answerOverlay))

const OVERLAY = /^\/api\/v1\/threads\/([1-9]\d*)\/overlay(?:\?|$)/

/** Answers what every page asks for besides its files, the overlay, by its route's own handler and without Next's way to it; all else is Next's. */
export function aheadOf(next: Next): Next {
  return async (req, res) => {
    const [, id] = OVERLAY.exec(req.url ?? '') ?? []
    if (id === undefined || (req.method !== 'GET' && req.method !== 'HEAD')) return next(req, res)
    const headers = Object.entries(req.headers).filter((header): header is [string, string] => typeof header[1] === 'string')
    const request = new Request(`http://site.invalid${req.url}`, { method: req.method, headers })
    await sendResponse(res, await overlay[req.method](request, { params: Promise.resolve({ id }) }))
  }
}
