import type { PersonActionKind } from '@/lib/events/log'
import type { Refusal, RefusalReason } from '@/lib/outcome'
import { moderates, type Standing, type Viewer } from '@/lib/viewer/viewer'

/** What is done with a person, in the order in which it is offered. */
export const PERSON_ACTS = ['warn', 'silence', 'ban', 'unban', 'note', 'standing', 'appoint', 'relieve'] as const satisfies readonly PersonActionKind[]
export type PersonAct = (typeof PERSON_ACTS)[number]

/** Hours of a silence that are offered: to cool down, a day, three, a week, a month. */
export const SILENCES = [1, 24, 72, 168, 720] as const
/** The longest silence, in hours: a year. Who is not to come back at all is banned, and told so. */
export const SILENCE_MAX = 8760

/** Characters of a note about somebody: a paragraph. */
export const REMARK_MAX = 1000

/** What becomes of the posts of somebody who is banned. */
export const FATES = ['leave', 'hide', 'delete'] as const

/** What a standing is set to by hand; `conduct` gives it back to the rules (lib/standing/rules.ts). */
export const SETTABLE = ['newcomer', 'member', 'regular', 'moderator', 'admin', 'conduct'] as const
export type Settable = (typeof SETTABLE)[number]

/** A person as an act on them finds them. */
export interface Subject {
  personId: number
  standing: Standing
  bannedAt: Date | null
  /** The categories that they moderate. */
  categories: readonly number[]
}

const APPOINTED: readonly string[] = ['moderator', 'admin'] satisfies Standing[]

function isAppointed(standing: string): boolean {
  return APPOINTED.includes(standing)
}

/** An act, as far as who may do it depends on it. */
interface Asked {
  act: PersonAct
  /** Of a change of standing. */
  standing?: Settable
  /** Of an appointment. */
  categoryId?: number
}

/**
 * Why this viewer may not do this to a person; null: they may. Moderators act on members, admins on everybody but themselves, and nobody else on
 * anybody: who moderates a category judges what is in it, not people. Whoever was appointed may step down.
 */
export function whyNotSanction(viewer: Viewer, subject: Subject, { act, standing, categoryId }: Asked): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  const stepsDown = subject.personId === viewer.personId && ((act === 'standing' && isAppointed(subject.standing) && !isAppointed(standing ?? 'admin')) || act === 'relieve')
  if (!stepsDown) {
    const why = whyNotOver(viewer, subject)
    if (why) return why
    const appoints = act === 'appoint' || act === 'relieve' || (act === 'standing' && (isAppointed(subject.standing) || (standing !== undefined && isAppointed(standing))))
    if (appoints && viewer.standing !== 'admin') return 'not-admin'
  }
  return whyNotSo(subject, act, categoryId)
}

/** Why this viewer has nothing to decide about a person; null: they have. */
export function whyNotOver(viewer: Viewer, subject: Pick<Subject, 'personId' | 'standing'>): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (!moderates(viewer)) return 'not-moderator'
  if (subject.personId === viewer.personId) return 'sanction-self'
  if (viewer.standing === 'admin') return null
  return subject.standing === 'admin' ? 'sanction-admin' : subject.standing === 'moderator' ? 'sanction-moderator' : null
}

function whyNotSo({ bannedAt, standing, categories }: Subject, act: PersonAct, categoryId?: number): RefusalReason | null {
  if (act === 'unban') return bannedAt ? null : 'not-banned'
  if (bannedAt && (act === 'ban' || act === 'warn' || act === 'silence')) return 'banned-already'
  if (act === 'appoint' && standing !== 'member' && standing !== 'regular') return 'appoint-standing'
  if (categoryId === undefined) return null
  if (act === 'appoint') return categories.includes(categoryId) ? 'appointed-already' : null
  return act === 'relieve' && !categories.includes(categoryId) ? 'not-appointed' : null
}

/** Why somebody may not write, react or report now: they are silenced, or have not read a warning; null: they may. */
export function whyNotWrite(viewer: Viewer): Refusal | null {
  return whySilent(viewer) ?? (viewer.kind === 'member' && viewer.warned ? { reason: 'warning-unread' } : null)
}

/** That somebody is silenced, and until when; null: they are not. */
export function whySilent(viewer: Viewer): Refusal | null {
  if (viewer.kind === 'guest' || !viewer.silencedUntil) return null
  return { reason: 'silenced', values: { until: untilWords(viewer.silencedUntil) } }
}

/** A moment as every language writes it: "2026-11-22 14:05 UTC". Rounded up, as at that minute they may. */
export function untilWords(until: Date): string {
  const minute = new Date(Math.ceil(until.getTime() / 60_000) * 60_000)
  return `${minute.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Whether this would leave the forum without an admin who may sign in: `admins` are the ids of all of them. */
export function isLastAdmin(admins: readonly number[], personId: number): boolean {
  return admins.length === 1 && admins[0] === personId
}

/** The acts of which a later one stands in the way of undoing an earlier one. */
export const FAMILY: Record<PersonAct, readonly PersonAct[]> = {
  warn: [], silence: ['silence'], ban: ['ban', 'unban'], unban: ['ban', 'unban'], note: [], standing: ['standing'], appoint: ['appoint', 'relieve'], relieve: ['appoint', 'relieve'],
}

/** Whether an action of the log is about a person and taken back by lib/sanctions. */
export function isPersonAct(kind: string): kind is PersonAct {
  return (PERSON_ACTS as readonly string[]).includes(kind)
}
