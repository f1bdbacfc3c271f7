import { z } from 'zod'
import { VERSION_KEYS } from '@/lib/film/versions'
import { LOCALES } from '@/lib/i18n/locales'
import { parseOpens, type Opens } from '@/lib/spoilers/opens'
import type { Scope } from '@/lib/spoilers/scope'
import { normaliseSeen, type Seen } from '@/lib/spoilers/seen'
import { cleanName, LONGEST_NAME, normaliseHandle, whyNotHandle } from './rules'

const handleText = z.string().transform(normaliseHandle).superRefine((handle, context) => {
  const refusal = whyNotHandle(handle)
  if (refusal) context.addIssue({ code: 'custom', message: refusal.reason })
})

/** A name as its person gives it. */
export const nameText = z.string().refine((name) => [...name.trim()].length <= LONGEST_NAME, 'name-long').transform(cleanName).refine((name) => name !== '', 'name-empty')

export const localeText = z.enum(LOCALES, 'locale-unknown')

const seenShape = z.record(z.string(), z.unknown()).transform((seen): Seen => normaliseSeen(seen))

/** What a first sign-in asks. */
export const welcomeInput = z.strictObject({ handle: handleText, locale: localeText, seen: seenShape })
export type WelcomeInput = z.input<typeof welcomeInput>

/**
 * How much a form says has been seen, laid over what was known. Each field `seen.<version>` holds nothing, `whole`, a minute ("95" or
 * "1:35"), or `part` with the minute in `minutes.<version>`. What the form does not name, or cannot be read, stays as it was.
 */
export function seenIn(form: FormData, known: Seen): Seen {
  const seen: Record<string, unknown> = { ...known }
  for (const version of VERSION_KEYS) {
    const said = form.get(`seen.${version}`)
    const amount = amountOf(said === 'part' ? form.get(`minutes.${version}`) || '?' : said)
    if (amount !== undefined) seen[version] = amount
  }
  return normaliseSeen(seen)
}

function amountOf(said: FormDataEntryValue | null): number | 'whole' | undefined {
  if (typeof said !== 'string') return undefined
  if (said === 'whole') return 'whole'
  if (said === '') return 0
  const [, hours = '0', minutes] = /^\s*(?:(\d):)?(\d{1,3})\s*$/.exec(said) ?? []
  return minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** How a form says that sealed text shall open. What the form does not say, or cannot be read, stays as it was. */
export function opensIn(form: FormData, known: Opens): Opens {
  return parseOpens(form.get('opens')) ?? known
}

/** What has been seen when a reader says "I've seen this": at least the scope. What all versions share names no version, so nothing. */
export function seenWith(known: Seen, { version, until }: Scope): Seen {
  if (version === 'any') return known
  const before = known[version]
  const amount = until === null || before === 'whole' ? 'whole' : Math.max(until, before ?? 0)
  return normaliseSeen({ ...known, [version]: amount })
}
