import { sql } from '@/lib/db/client'
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
  categories: number[]
  silencedUntil: Date | null
  warned: boolean
}

/** The columns of a `MemberRow`, as a part of a query in which `p` is the person. */
export const memberColumns = sql`
  p.id, p.handle, p.name, p.standing::text, p.locale, p.opens::text, CASE WHEN p."silencedUntil" > now() THEN p."silencedUntil" END AS "silencedUntil",
  (SELECT json_object_agg(g.version, coalesce(to_json(g."until"), '"whole"')) FROM "Progress" g WHERE g."personId" = p.id) AS seen,
  ARRAY(SELECT m."categoryId" FROM "CategoryModerator" m WHERE m."personId" = p.id) AS categories,
  EXISTS (SELECT FROM "Warning" w WHERE w."personId" = p.id AND w."readAt" IS NULL) AS warned`

/** Somebody who is signed in, as their row has it. Whoever fell back to newcomer moderates nothing until they are a member again. */
export function memberIn({ id, handle, name, standing, locale, seen, opens, categories, silencedUntil, warned }: MemberRow): Member {
  const said = reading(normaliseSeen(seen ?? {}), parseOpens(opens) ?? DEFAULT_OPENS)
  const moderatedCategories = standing === 'newcomer' ? [] : categories
  return { kind: 'member', personId: id, handle, name, standing, locale: localeOf(locale), moderatedCategories, silencedUntil, warned, asAnybody: false, ...said }
}
