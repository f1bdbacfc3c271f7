import type { Right } from '@/lib/events/rights'
import { parseSeen } from '@/lib/spoilers/seen'
import { tokenOf, type KnownToken } from './bearer'
import { knownBy } from './known'
import { GUEST, reading, type Viewer } from './viewer'

/** Who asks the API, and by which right: a token, a session's cookie, or none. */
export interface Asker {
  viewer: Viewer
  token: KnownToken | null
  /** Whether they sent a token that is none of ours, has expired or was revoked, or is of somebody who was banned. */
  refused: boolean
  /** What lets them in for as long as it stands; null: nothing, as anybody is let in. */
  right: Right | null
}

/**
 * Who asks the API. A token counts alone, whatever cookies come beside it. A cookie counts from our own pages only. What they have seen is what
 * `?seen=` claims, else what their account says; for nobody nothing, whatever their cookie says, unless a page asks as it was drawn (`asDrawn`).
 */
export async function askerOf(request: Request, asDrawn = false): Promise<Asker> {
  const given = request.headers.get('authorization')
  const known = given === null ? null : await tokenOf(given)
  const { viewer, session } = given === null && !isFromElsewhere(request) ? await knownBy(request.headers.get('cookie')) : { viewer: known?.viewer ?? GUEST, session: null }
  return {
    viewer: asClaimed(viewer, request, asDrawn), token: known?.token ?? null, refused: given !== null && known === null,
    right: known ? { token: known.token.id } : session === null ? null : { session },
  }
}

function asClaimed(viewer: Viewer, request: Request, asDrawn: boolean): Viewer {
  const claimed = new URL(request.url).searchParams.get('seen')
  if (claimed !== null) return { ...viewer, ...reading(parseSeen(claimed)) }
  return viewer.kind === 'guest' && !asDrawn ? GUEST : viewer
}

function isFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site === 'cross-site' || site === 'same-site'
}
