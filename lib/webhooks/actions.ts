'use server'

import { redirect } from 'next/navigation'
import { goOn, numberIn, sentBack, textIn, type FormState } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import type { Outcome } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'
import type { Viewer } from '@/lib/viewer/viewer'
import type { WebhookKind } from './rules'
import { addWebhook, bringBackWebhook, changeWebhook, removeWebhook, renewSecret, testWebhook } from './write'

/** Sets a webhook up and answers the form with its secret, this once. Fields: url, kinds (several), key. */
export async function addWebhookAction(before: FormState, form: FormData): Promise<FormState> {
  const made = await addWebhook(await currentViewer(), { url: textIn(form, 'url'), kinds: kindsIn(form), key: textIn(form, 'key') || null })
  if (!made.ok) return withKinds(sentBack(before, form, made.refusals), form)
  return { serial: before.serial + 1, values: { secret: made.value.secret, webhook: String(made.value.id) }, refusals: [] }
}

/** Changes where a webhook is told, and what of. Fields: webhook, url, kinds (several), locale. */
export async function changeWebhookAction(before: FormState, form: FormData): Promise<FormState> {
  const id = numberIn(form, 'webhook') ?? 0
  const outcome = await changeWebhook(await currentViewer(), id, { url: textIn(form, 'url'), kinds: kindsIn(form) })
  return outcome.ok ? goOn(before, form, pageOf(form, id, 'saved')) : withKinds(sentBack(before, form, outcome.refusals), form)
}

/** Makes a new secret and answers the form with it, this once. Fields: webhook. */
export async function renewSecretAction(before: FormState, form: FormData): Promise<FormState> {
  const renewed = await renewSecret(await currentViewer(), numberIn(form, 'webhook') ?? 0)
  return renewed.ok ? { serial: before.serial + 1, values: { secret: renewed.value.secret }, refusals: [] } : sentBack(before, form, renewed.refusals)
}

/** Turns a webhook on or off. Fields: webhook, on ('1', or none), locale. */
export async function turnWebhookAction(form: FormData): Promise<void> {
  const on = textIn(form, 'on') === '1'
  await act(form, on ? 'turnedOn' : 'turnedOff', (viewer, id) => changeWebhook(viewer, id, { on }))
}

/** Sends a webhook something to try it with. Fields: webhook, locale. */
export async function testWebhookAction(form: FormData): Promise<void> {
  await act(form, 'tested', testWebhook)
}

/** Deletes a webhook. Fields: webhook, locale. */
export async function removeWebhookAction(form: FormData): Promise<void> {
  const id = numberIn(form, 'webhook') ?? 0
  const outcome = await removeWebhook(await currentViewer(), id)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).webhooks(outcome.ok ? { removed: id } : {}))
}

/** Brings a deleted webhook back. Fields: webhook, locale. */
export async function bringBackWebhookAction(form: FormData): Promise<void> {
  await bringBackWebhook(await currentViewer(), numberIn(form, 'webhook') ?? 0)
  redirect(pathsIn(localeOf(textIn(form, 'locale'))).webhooks())
}

async function act(form: FormData, done: string, work: (viewer: Viewer, id: number) => Promise<Outcome<unknown>>): Promise<void> {
  const id = numberIn(form, 'webhook') ?? 0
  const outcome = await work(await currentViewer(), id)
  redirect(outcome.ok ? pageOf(form, id, done) : pathsIn(localeOf(textIn(form, 'locale'))).webhooks())
}

function pageOf(form: FormData, id: number, done: string): string {
  return pathsIn(localeOf(textIn(form, 'locale'))).webhook(id, { done })
}

function kindsIn(form: FormData): WebhookKind[] {
  return form.getAll('kinds') as WebhookKind[]
}

function withKinds(state: FormState, form: FormData): FormState {
  return { ...state, values: { ...state.values, kinds: kindsIn(form).join(' ') } }
}
