'use server'

import { redirect } from 'next/navigation'
import { textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { idIn, pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { readReactions } from './read'
import { reactionIn } from './rules'
import { react } from './write'

/**
 * Reacts without script, and shows the page about the post, where it can be taken back. Field: reaction, as "42:heart", or "42:heart:off" to
 * take it back. A guest is led to sign-in and comes back to the post.
 */
export async function reactAction(form: FormData): Promise<void> {
  const viewer = await currentViewer()
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  const [id = '', kind = '', off] = textIn(form, 'reaction').split(':')
  const post = await readReactions(viewer, idIn(id))
  const named = reactionIn(kind)
  if (!post || !named) redirect(to.home())
  if (viewer.kind === 'guest') redirect(to.signIn({ to: to.post(post.threadId, post.number) }))
  const outcome = await react(viewer, idIn(id), named, off !== 'off')
  redirect(to.acts(post.threadId, post.number, { said: outcome.ok ? null : outcome.refusals[0].reason }))
}
