'use server'

import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { TARGET_KINDS, type TargetKind } from '@/lib/events/queue'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { scopeFromFields } from '@/lib/posts/input'
import { currentViewer } from '@/lib/viewer/session'
import type { FlagInput, OtherFlagInput } from './input'
import { flagOther, flagPost, withdrawFlag } from './write'

/** Reports something. Fields: kind, id, thread, number, handle, reason, version, until, note. A guest is led to sign-in and back. */
export async function flagAction(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const here = pathOf(form)
  if (viewer.kind === 'guest') return goOn(before, form, pathsIn(localeOf(textIn(form, 'locale'))).signIn({ to: here }))
  const [kind, id, note] = [kindIn(form), numberIn(form, 'id') ?? 0, textIn(form, 'note')]
  const outcome = kind === 'post'
    ? await flagPost(viewer, id, { reason: textIn(form, 'reason') as FlagInput['reason'], scope: scopeFromFields(textIn(form, 'version'), textIn(form, 'until')), note })
    : await flagOther(viewer, { kind, id }, { reason: textIn(form, 'reason') as OtherFlagInput['reason'], note })
  if (!outcome.ok) return sentBack(before, form, outcome.refusals)
  return goOn(before, form, `${here}?${new URLSearchParams({ done: outcome.value?.sealed ? 'sealed' : 'sent' })}`)
}

/** Takes a report back. Fields: kind, id, and where its page is. */
export async function withdrawFlagAction(before: FormState, form: FormData): Promise<FormState> {
  const outcome = await withdrawFlag(await currentViewer(), { kind: kindIn(form), id: numberIn(form, 'id') ?? 0 })
  return outcome.ok ? goOn(before, form, `${pathOf(form)}?${new URLSearchParams({ done: 'withdrawn' })}`) : sentBack(before, form, outcome.refusals)
}

function kindIn(form: FormData): TargetKind {
  return TARGET_KINDS.find((kind) => kind === textIn(form, 'kind')) ?? 'post'
}

/** The page on which it is reported. */
function pathOf(form: FormData): string {
  const to = pathsIn(localeOf(textIn(form, 'locale')))
  const [kind, thread] = [kindIn(form), numberIn(form, 'thread') ?? 0]
  if (kind === 'person') return to.flagPerson(textIn(form, 'handle'))
  return kind === 'post' ? to.flag(thread, numberIn(form, 'number') ?? 0) : kind === 'title' ? to.flagTitle(thread) : to.flagThread(thread)
}
