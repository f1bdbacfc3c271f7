import type { Server, ServerResponse } from 'node:http'

// A request that takes longer than this while the process ends is a stream, which goes on until one side leaves.
const LONGEST_MS = 10_000

/** Lets a server finish: the returned function takes no new connection, has what is under way answered, and then returns. */
export function draining(server: Server): () => Promise<void> {
  let ending = false
  const closing = (res: ServerResponse) => {
    if (!res.headersSent) res.setHeader('connection', 'close')
  }
  const underWay = new Set<ServerResponse>()
  server.prependListener('request', (_req, res: ServerResponse) => {
    underWay.add(res)
    res.once('close', () => underWay.delete(res))
    if (ending) closing(res)
  })
  return () =>
    new Promise((resolve) => {
      ending = true
      for (const res of underWay) closing(res)
      const timer = setTimeout(() => server.closeAllConnections(), LONGEST_MS)
      server.close(() => {
        clearTimeout(timer)
        resolve()
      })
      server.closeIdleConnections()
    })
}
