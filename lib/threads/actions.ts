'use server'

import { goOn, numberIn, sentBack, textIn, valuesOf, type FormState } from '@/lib/action'
import { draftPlace } from '@/lib/drafts/view'
import { dropDraft, dropDraftAt, keepDraft, saveFields } from '@/lib/drafts/write'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { scopeFromFields } from '@/lib/posts/input'
import { isHeld } from '@/lib/posts/read'
import { currentViewer } from '@/lib/viewer/session'
import { editThread, startThread } from './write'

/** Starts a thread. Fields: title, titleSure, category, tags, body, version, until, key. A guest is led to sign-in with the text kept. */
export async function startThreadAction(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  if (viewer.kind === 'guest') {
    const { title, body, ...fields } = valuesOf(form)
    const draft = await keepDraft(viewer, { threadId: null, title, body, fields })
    return goOn(before, form, to.signIn({ to: to.newThread({ draft }) }))
  }
  if (textIn(form, 'then') === 'draft') {
    await saveFields(viewer, draftPlace.newThread(), valuesOf(form))
    return goOn(before, form, to.drafts())
  }
  const outcome = await startThread(viewer, {
    title: textIn(form, 'title'),
    titleSure: textIn(form, 'titleSure') === '1',
    category: textIn(form, 'category'),
    tags: textIn(form, 'tags').split(/[,\s]+/),
    body: textIn(form, 'body'),
    spoiler: scopeFromFields(textIn(form, 'version'), textIn(form, 'until')),
    key: textIn(form, 'key') || null,
  })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  await dropDraft(viewer, textIn(form, 'draft'))
  await dropDraftAt(viewer, draftPlace.newThread())
  return goOn(before, form, (await isHeld(viewer, outcome.value.id, 1)) ? to.acts(outcome.value.id, 1) : to.thread(outcome.value))
}

/** Changes a thread. Fields: thread, revision, title, titleSure, category, tags, version, until; from moderators canned and reason. */
export async function editThreadAction(before: FormState, form: FormData): Promise<FormState> {
  const outcome = await editThread(await currentViewer(), numberIn(form, 'thread') ?? 0, {
    title: textIn(form, 'title'),
    titleSure: textIn(form, 'titleSure') === '1',
    category: textIn(form, 'category'),
    tags: textIn(form, 'tags').split(/[,\s]+/),
    spoiler: scopeFromFields(textIn(form, 'version'), textIn(form, 'until')),
    revision: numberIn(form, 'revision') ?? 0,
    canned: textIn(form, 'canned') || null,
    reason: textIn(form, 'reason'),
  })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  return goOn(before, form, pathsIn(localeOf(textIn(form, 'locale'))).thread(outcome.value))
}
