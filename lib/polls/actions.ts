'use server'

import { redirect } from 'next/navigation'
import { textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { idIn, pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import { pollPlace } from './read'
import { vote, withdrawVote } from './write'

/**
 * Votes without script, and shows the page about the post, which has the results for who may see them. Fields: poll or withdraw, as
 * "42.693006804" (the post and the poll's index), and one of that name for each option that was chosen, by its place. A guest is led to sign-in and
 * comes back to the post.
 */
export async function voteAction(form: FormData): Promise<void> {
  const viewer = await currentViewer()
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  const withdrawn = textIn(form, 'withdraw')
  const name = withdrawn || textIn(form, 'poll')
  const [postId = 0, index = 0] = name.split('.').map(idIn)
  const post = await pollPlace(viewer, postId, index)
  if (!post) redirect(to.home())
  if (viewer.kind === 'guest') redirect(to.signIn({ to: to.acts(post.threadId, post.number) }))
  const options = form.getAll(name).map((place) => (typeof place === 'string' && /^\d{1,2}$/.test(place) ? Number(place) : -1))
  const outcome = withdrawn ? await withdrawVote(viewer, postId, index) : await vote(viewer, postId, index, { options })
  redirect(to.acts(post.threadId, post.number, { said: outcome.ok ? null : outcome.refusals[0].reason }))
}
