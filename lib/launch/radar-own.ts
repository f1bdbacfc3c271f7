import { db, disconnect } from '@/lib/db/client'
import { ADVICE, STRONG } from '@/lib/spoilers/radar/thresholds'
import { me } from './first/begin.mjs'
import { ownData } from './first/own.mjs'
import { say } from './first/steps.mjs'
import { checkedSettings, database } from './start'

/** A post that the radar had something to say of, and what a moderator decided. */
export interface Judgement {
  score: number
  entries: readonly string[]
  scores: readonly number[]
  outcome: 'upheld' | 'dismissed'
}

const THRESHOLDS = [...new Set([ADVICE, 0.6, 0.7, STRONG, 0.9])].sort((a, b) => a - b)

/** How often moderators agreed with the radar from each threshold on: of whole posts first, then of each entry by its own score, the commonest first. */
export function agreement(judged: readonly Judgement[]): { name: string; at: { threshold: number; of: number; upheld: number }[] }[] {
  const row = (name: string, scored: readonly { score: number; outcome: Judgement['outcome'] }[]) => ({
    name,
    at: THRESHOLDS.map((threshold) => {
      const these = scored.filter(({ score }) => score >= threshold)
      return { threshold, of: these.length, upheld: these.filter(({ outcome }) => outcome === 'upheld').length }
    }),
  })
  const byEntry = new Map<string, { score: number; outcome: Judgement['outcome'] }[]>()
  for (const { entries, scores, outcome } of judged) {
    for (const [index, entry] of entries.entries()) byEntry.set(entry, [...(byEntry.get(entry) ?? []), { score: scores[index] ?? 0, outcome }])
  }
  const entries = [...byEntry].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0])).map(([name, scored]) => row(name, scored))
  return [row('all', judged), ...entries]
}

/** npm run radar:eval -- --own: how the radar does on what this forum's moderators have decided. */
export async function evaluateOwn(): Promise<void> {
  const settings = checkedSettings()
  if (!process.env.DATABASE_URL) await ownData(settings.DATA_DIR, me({ dataDir: settings.DATA_DIR }))
  process.env.DATABASE_URL = await database(settings)
  const judged = await db().radarVerdict.findMany({ select: { score: true, entries: true, scores: true, outcome: true } })
  await disconnect()
  say(`\nWhat moderators here decided about ${judged.length} posts in which the radar found something: how many they upheld\n`)
  const rows = agreement(judged)
  const width = Math.max(...rows.map(({ name }) => name.length))
  say([''.padEnd(width), ...THRESHOLDS.map((threshold) => `from ${threshold}`.padStart(16))].join('  '))
  for (const { name, at } of rows) {
    say([name.padEnd(width), ...at.map(({ of, upheld }) => (of === 0 ? '–' : `${upheld} of ${of}  ${(upheld / of).toFixed(2)}`).padStart(16))].join('  '))
  }
}
