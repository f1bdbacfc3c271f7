import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whether an address is one for programs, which are answered in JSON whatever goes wrong. */
export function isForPrograms({ url = '/' }: Pick<IncomingMessage, 'url'>): boolean {
  return url.startsWith('/api/')
}

/** Sends a problem where no route was asked. */
export async function sendProblem(res: ServerResponse, problem: Response): Promise<void> {
  res.writeHead(problem.status, Object.fromEntries(problem.headers))
  res.end(await problem.text())
}
