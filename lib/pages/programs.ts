import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whether an address is one for programs, which are answered in JSON whatever goes wrong. */
export function isForPrograms({ url = '/' }: Pick<IncomingMessage, 'url'>): boolean {
  return url.startsWith('/api/')
}

/** Sends an answer that Next did not make. */
export async function sendResponse(res: ServerResponse, response: Response): Promise<void> {
  const text = await response.text()
  res.writeHead(response.status, Object.fromEntries(response.headers))
  res.end(text)
}
