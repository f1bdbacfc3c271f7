import { parseSeen } from '@/lib/spoilers/seen'
import { tokenOf, type KnownToken } from './bearer'
import { currentViewer } from './session'
import { GUEST, reading, type Viewer } from './viewer'

/** Who asks the API, and by which right: a token, a session's cookie, or none. */
export interface Asker {
  viewer: Viewer
  token: KnownToken | null
  /** Whether they sent a token that is none of ours, has expired or was revoked, or is of somebody who was banned. */
  refused: boolean
}

/**
 * Who asks the API. A token counts alone, whatever cookies come beside it. A cookie counts from our own pages only. What they have seen is what
 * `?seen=` claims, else what their account says; for nobody nothing, whatever their cookie says.
 */
export async function askerOf(request: Request): Promise<Asker> {
  const given = request.headers.get('authorization')
  const known = given === null ? null : await tokenOf(given)
  const viewer = given === null ? (isFromElsewhere(request) ? GUEST : await currentViewer()) : (known?.viewer ?? GUEST)
  return { viewer: asClaimed(viewer, request), token: known?.token ?? null, refused: given !== null && known === null }
}

function asClaimed(viewer: Viewer, request: Request): Viewer {
  const claimed = new URL(request.url).searchParams.get('seen')
  if (claimed !== null) return { ...viewer, ...reading(parseSeen(claimed)) }
  return viewer.kind === 'guest' ? GUEST : viewer
}

function isFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site === 'cross-site' || site === 'same-site'
}
