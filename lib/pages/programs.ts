import type { IncomingMessage } from 'node:http'

/** Whether an address is one for programs, which are answered in JSON whatever goes wrong. */
export function isForPrograms({ url = '/' }: Pick<IncomingMessage, 'url'>): boolean {
  return url.startsWith('/api/')
}
