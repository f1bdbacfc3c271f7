import { z } from 'zod'
import giveawayData from '@/content/radar/giveaways.json'
import weightData from '@/content/radar/weights.json'
import en from '@/content/radar/words/en.json'
import es from '@/content/radar/words/es.json'
import fil from '@/content/radar/words/fil.json'
import id from '@/content/radar/words/id.json'
import ko from '@/content/radar/words/ko.json'
import tr from '@/content/radar/words/tr.json'
import { isVersionKey, type VersionKey } from '@/lib/film/versions'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const versionKey = z.custom<VersionKey>(isVersionKey)

const words = z.strictObject({
  name: z.string().min(1),
  letters: z.string(),
  version: versionKey,
  common: z.array(z.string().min(1)),
  concepts: z.record(slug, z.array(z.string().min(1)).min(1)),
})

const scope = z.strictObject({ version: z.union([z.literal('any'), versionKey]), until: z.int().min(1).nullable() })

const giveaways = z.array(z.strictObject({
  id: slug,
  what: z.string().min(1),
  scopes: z.array(scope).min(1),
  weight: z.number().min(-5).max(5),
  ways: z.array(z.strictObject({
    needs: z.array(z.string().regex(/^[a-z0-9-]+(\|[a-z0-9-]+)*$/)).min(1).max(4),
    within: z.int().min(1).max(30).default(7),
    ordered: z.boolean().default(false),
    unless: z.array(slug).default([]),
    weight: z.number().min(-5).max(5).default(0),
  })).min(1),
}))

const weights = z.strictObject({
  about: z.string(),
  bias: z.number(),
  more: z.number(),
  cues: z.record(slug, z.strictObject({ weight: z.number(), within: z.int().min(0).max(99), side: z.enum(['before', 'after', 'both']), unless: z.array(slug) })),
  learned: z.record(z.string().regex(/^(cue|giveaway):[a-z0-9-]+$/), z.number()),
})

/** Something that gives a version away, and the ways people say it (content/radar/giveaways.json; docs/radar.md). */
export type Giveaway = z.output<typeof giveaways>[number]

/** The words of one language: what the radar understands of it. */
export type RadarWords = z.output<typeof words>

/** What a language of the radar is called in its files, such as `en`. */
export type RadarLanguage = 'en' | 'ko' | 'tr' | 'id' | 'es' | 'fil'

/** Every giveaway, by its id. */
export const GIVEAWAYS: ReadonlyMap<string, Giveaway> = new Map(giveaways.parse(giveawayData).map((giveaway) => [giveaway.id, giveaway]))

/** The words of every language. */
export const RADAR_WORDS: Readonly<Record<RadarLanguage, RadarWords>> = {
  en: words.parse(en), ko: words.parse(ko), tr: words.parse(tr), id: words.parse(id), es: words.parse(es), fil: words.parse(fil),
}

/** How much each cue counts, as log-odds: written by hand, and what was learned on top (content/radar/weights.json). */
export const RADAR_WEIGHTS: z.output<typeof weights> = weights.parse(weightData)
