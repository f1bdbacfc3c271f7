import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/**
 * Sends an answer that Next did not make; done when all of it is sent, or whom it was for has gone. What comes in pieces is sent as it comes: its
 * headers at once.
 */
export async function sendResponse(res: ServerResponse, response: Response): Promise<void> {
  const cookies = response.headers.getSetCookie()
  res.writeHead(response.status, { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) })
  if (!response.body) return void res.end()
  if (IN_ONE.test(response.headers.get('content-type') ?? '') && !response.headers.has('content-disposition')) return void res.end(await response.text())
  res.flushHeaders()
  await pipeline(Readable.fromWeb(response.body as ReadableStream), res).catch((error: unknown) => {
    if (!res.destroyed) throw error
  })
}

// What programs are answered, but for live streams, files and what one takes along.
const IN_ONE = /^application\/(?:problem\+)?json\b/
