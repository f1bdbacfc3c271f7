import { z } from 'zod'
import { problem } from './problem'
import { jsonBody, whyNotSameOrigin } from './request'

const input = z.union([z.strictObject({ index: z.int().min(0) }), z.strictObject({ all: z.literal(true) })])

/** Which segment a reveal asks for, or the problem with the request. */
export async function askedToReveal(request: Request): Promise<{ which: number | 'all' } | { problem: Response }> {
  const refused = whyNotSameOrigin(request)
  if (refused) return { problem: refused }
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent
  const asked = input.safeParse(sent.body)
  if (!asked.success) return { problem: problem(422, 'Send {"index": number} or {"all": true}.') }
  return { which: 'all' in asked.data ? 'all' : asked.data.index }
}
