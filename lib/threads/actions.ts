'use server'

import { goOn, sentBack, textIn, valuesOf, type FormState } from '@/lib/action'
import { dropDraft, keepDraft } from '@/lib/drafts/write'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { scopeFromFields } from '@/lib/posts/input'
import { currentViewer } from '@/lib/viewer/session'
import { startThread } from './write'

/** Starts a thread. Fields: title, category, tags, body, version, until, key. A guest is led to sign-in with the text kept. */
export async function startThreadAction(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  if (viewer.kind === 'guest') {
    const { title, body, ...fields } = valuesOf(form)
    const draft = await keepDraft(viewer, { threadId: null, title, body, fields })
    return goOn(before, form, to.signIn({ to: to.newThread({ draft }) }))
  }
  const outcome = await startThread(viewer, {
    title: textIn(form, 'title'),
    category: textIn(form, 'category'),
    tags: textIn(form, 'tags').split(/[,\s]+/),
    body: textIn(form, 'body'),
    spoiler: scopeFromFields(textIn(form, 'version'), textIn(form, 'until')),
    key: textIn(form, 'key') || null,
  })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  await dropDraft(viewer, textIn(form, 'draft'))
  return goOn(before, form, to.thread(outcome.value))
}
