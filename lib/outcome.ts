import type { z } from 'zod'
import reasons from '@/messages/en/refusals.json'

/**
 * What a write answers. A refusal is a value with a reason; an exception is a surprise.
 *
 * `reason` is a key in messages/<locale>/refusals.json; `field` names the form field or JSON path it belongs to (none: the whole),
 * and `values` fills the message's placeholders.
 */
export interface Refusal {
  reason: RefusalReason
  field?: string
  values?: Record<string, string | number>
}

export type RefusalReason = keyof typeof reasons

/** Whether something, in an address, names a refusal. */
export function isReason(text: unknown): text is RefusalReason {
  return typeof text === 'string' && Object.hasOwn(reasons, text)
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusals: readonly [Refusal, ...Refusal[]] }

/** The write took place; `value` is what it made. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** The write did not take place and changed nothing. */
export function refused(reason: RefusalReason, field?: string, values?: Refusal['values']): Outcome<never> {
  return { ok: false, refusals: [{ reason, field, values }] }
}

/** Several fields were wrong at once; at least one refusal is needed. */
export function refusedAll(refusals: readonly Refusal[]): Outcome<never> {
  const [first, ...rest] = refusals
  if (!first) throw new Error('a refusal without a reason')
  return { ok: false, refusals: [first, ...rest] }
}

/** Checks raw input against a schema whose messages are refusal reasons; what is wrong comes back field by field. */
export function checked<S extends z.ZodType>(schema: S, raw: unknown): Outcome<z.output<S>> {
  const result = schema.safeParse(raw)
  if (result.success) return done(result.data)
  return refusedAll(
    result.error.issues.map((issue) => ({
      reason: (issue.message in reasons ? issue.message : 'invalid') as RefusalReason,
      field: issue.path.join('.') || undefined,
    })),
  )
}
