'use server'

import { redirect } from 'next/navigation'
import { goOn, numberIn, sentBack, textIn, valuesOf, type FormState } from '@/lib/action'
import { draftPlace } from '@/lib/drafts/view'
import { dropDraft, dropDraftAt, keepDraft, saveFields } from '@/lib/drafts/write'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { readThread } from '@/lib/threads/read'
import { pageOf } from '@/lib/threads/rules'
import { currentViewer } from '@/lib/viewer/session'
import type { Viewer } from '@/lib/viewer/viewer'
import { scopeFromFields } from './input'
import { isHeld, readSourceById } from './read'
import { deletePost, editPost, reply, restorePost, type PostPlace } from './write'

/** Comments in a thread. Fields: thread, body, version, until, replyTo, key. A guest is led to sign-in with the text kept. */
export async function replyAction(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  const threadId = numberIn(form, 'thread') ?? 0
  const replyTo = numberIn(form, 'replyTo')
  if (viewer.kind === 'guest') {
    const { body, ...fields } = valuesOf(form)
    const draft = await keepDraft(viewer, { threadId, body, fields })
    return goOn(before, form, to.signIn({ to: to.reply(threadId, { draft, to: replyTo }) }))
  }
  if (textIn(form, 'then') === 'draft') return goOn(before, form, await savedPath(viewer, draftPlace.reply(threadId), form))
  const outcome = await reply(viewer, threadId, {
    body: textIn(form, 'body'),
    spoiler: scopeFromFields(textIn(form, 'version'), textIn(form, 'until')),
    replyTo,
    key: textIn(form, 'key') || null,
  })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  await dropDraft(viewer, textIn(form, 'draft'))
  await dropDraftAt(viewer, draftPlace.reply(threadId))
  return goOn(before, form, await placePath(form, outcome.value))
}

/** Changes a post. Fields: post, revision, body, version, until, reason. */
export async function editAction(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const postId = numberIn(form, 'post') ?? 0
  if (textIn(form, 'then') === 'draft') return goOn(before, form, await savedPath(viewer, draftPlace.edit(postId), form))
  const outcome = await editPost(viewer, postId, {
    body: textIn(form, 'body'),
    spoiler: scopeFromFields(textIn(form, 'version'), textIn(form, 'until')),
    reason: textIn(form, 'reason'),
    canned: textIn(form, 'canned') || null,
    revision: numberIn(form, 'revision') ?? 0,
  })
  if (!outcome.ok) {
    const back = sentBack(before, form, outcome.refusals)
    if (outcome.refusals[0].reason !== 'edit-conflict') return back
    // Both texts before their eyes, and the newer one's number: saved again, the edit is of that one.
    const newer = await readSourceById(viewer, postId)
    return newer?.source.kind === 'cleared' ? { ...back, values: { ...back.values, newer: newer.source.text, revision: String(newer.revision) } } : back
  }
  if (viewer.kind === 'member') await dropDraftAt(viewer, draftPlace.edit(postId))
  return goOn(before, form, await placePath(form, outcome.value))
}

/** Deletes a post and shows the page that offers to undo it. Field: post. */
export async function deleteAction(form: FormData): Promise<void> {
  const outcome = await deletePost(await currentViewer(), numberIn(form, 'post') ?? 0)
  if (outcome.ok) redirect(actsPath(form, outcome.value))
}

/** Brings a deleted post back. Field: post. */
export async function restoreAction(form: FormData): Promise<void> {
  const outcome = await restorePost(await currentViewer(), numberIn(form, 'post') ?? 0)
  if (outcome.ok) redirect(await placePath(form, outcome.value))
}

/** Saves what is in the form as a draft instead, and answers where it is: the button of those without script. */
async function savedPath(viewer: Viewer, place: string, form: FormData): Promise<string> {
  await saveFields(viewer, place, valuesOf(form))
  return pathsIn(localeOf(textIn(form, 'locale'))).drafts()
}

function actsPath(form: FormData, { threadId, number }: PostPlace): string {
  return pathsIn(localeOf(textIn(form, 'locale'))).acts(threadId, number)
}

/** The page of its thread that a post is on, at the post; for one that is held, the page that tells its author so. */
async function placePath(form: FormData, { threadId, number }: PostPlace): Promise<string> {
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  if (await isHeld(await currentViewer(), threadId, number)) return to.acts(threadId, number)
  const thread = await readThread(await currentViewer(), threadId)
  return thread ? `${to.thread(thread, pageOf(number))}#p${number}` : to.home()
}
