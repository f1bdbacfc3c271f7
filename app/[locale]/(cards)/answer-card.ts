import { Card } from '@/components/cards/card'
import { drawCard } from '@/lib/cards/draw'
import { drawnOnce } from '@/lib/cards/drawn'
import { cardVersion, type CardTexts } from '@/lib/cards/texts'
import { etagOf, hasIt } from '@/lib/http/conditional'
import { notNow, problem } from '@/lib/http/problem'

// Under its version a card never changes. Under none, or another, it is asked for again soon: what it says may have.
const KEPT_FOR_GOOD = 'public, max-age=31536000, immutable'
const KEPT_A_WHILE = 'public, max-age=300'

// The longest that a full queue takes.
const COME_BACK_SECONDS = 5

/** Answers with the picture of these words; null: there is no such picture. */
export async function answerCard(request: Request, texts: CardTexts | null): Promise<Response> {
  if (!texts) return problem(404)
  const version = cardVersion(texts)
  const etag = etagOf(version)
  const right = new URL(request.url).searchParams.get('v') === version
  const headers = { 'content-type': 'image/png', 'cache-control': right ? KEPT_FOR_GOOD : KEPT_A_WHILE, etag }
  if (hasIt(request, etag)) return new Response(null, { status: 304, headers })
  const png = await drawnOnce(version, () => drawCard(texts, Card))
  return png ? new Response(new Uint8Array(png), { headers }) : notNow(503, COME_BACK_SECONDS, 'Many pictures are being drawn. Ask again in a moment.')
}
