import { localeOf } from '@/lib/i18n/locales'
import { DEFAULT_OPENS, parseOpens } from '@/lib/spoilers/opens'
import { normaliseSeen } from '@/lib/spoilers/seen'
import { reading, type Member, type Standing } from './viewer'

/** What is read of somebody who signs in or sends a token, with what they have seen. */
export interface MemberRow {
  id: number
  handle: string
  name: string
  standing: Standing
  locale: string
  opens: string | null
  seen: Record<string, number | 'whole'> | null
}

/** Somebody who is signed in, as their row has it. */
export function memberIn({ id, handle, name, standing, locale, seen, opens }: MemberRow): Member {
  const said = reading(normaliseSeen(seen ?? {}), parseOpens(opens) ?? DEFAULT_OPENS)
  return { kind: 'member', personId: id, handle, name, standing, locale: localeOf(locale), ...said }
}
