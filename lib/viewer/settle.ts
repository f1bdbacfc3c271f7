import { claimDrafts } from '@/lib/drafts/write'
import { splitLocale } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { isWelcomed } from '@/lib/people/read'
import { firstOpens, keepSeen } from '@/lib/people/write'
import { formatSeen } from '@/lib/spoilers/seen'
import { currentViewer, draftKey, forgetDraftKey, opensHere, rememberSeen, rememberWho, seenHere } from './session'

/**
 * Brings a browser and the account that was just signed in to on it together: its drafts become the member's, what has been seen is the
 * same in both. Answers where to go on to: `to`, or the questions of a first sign-in. Done again it changes nothing.
 */
export async function settleIn(to: string): Promise<string> {
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') {
    await rememberWho(null)
    return to
  }
  const key = await draftKey()
  if (key) {
    await claimDrafts(viewer, key)
    await forgetDraftKey()
  }
  const here = await seenHere()
  // What a guest said on the way in counts where the account says nothing; otherwise the account is right.
  const seen = formatSeen(viewer.declared) ? viewer.declared : here
  await keepSeen(viewer, seen)
  await rememberSeen(seen, await firstOpens(viewer, await opensHere()))
  await rememberWho(viewer.handle)
  return (await isWelcomed(viewer)) ? to : pathsIn(splitLocale(to)[0]).welcome({ to: to === '/' ? null : to })
}
