import { parseArgs } from 'node:util'
import { db, disconnect } from '@/lib/db/client'
import { lockPost } from '@/lib/db/lock'
import { inTransaction } from '@/lib/db/transaction'
import { putInQueue } from '@/lib/events/queue'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { readGiveaways } from '@/lib/texts/read'
import { STRONG } from '@/lib/spoilers/radar/thresholds'
import { formatScope } from '@/lib/spoilers/scope'
import { me } from './first/begin.mjs'
import { ownData } from './first/own.mjs'
import { say, step, Trouble } from './first/steps.mjs'
import { checkedSettings, database } from './start'

const AT_ONCE = 200

interface Sweep {
  /** Posts with an id above this one are looked at. */
  after?: number
  /** Whether what is found is put before the moderators. */
  queue?: boolean
  /** Told of each post that is found: ids and entries, never a word of it. */
  found?: (line: string) => void
}

/**
 * Goes over the posts that are there to be read and finds those that give something away, strongly, and untagged; nothing is ever sealed. What
 * waits already, or was judged in its newest revision, is left alone, so that it can be done again at any time. Answers how many there were.
 */
export async function sweep({ after = 0, queue = false, found = () => undefined }: Sweep): Promise<{ looked: number; told: number }> {
  const count = { looked: 0, told: 0 }
  for (let last = after; ; ) {
    const posts = await db().post.findMany({
      where: { id: { gt: last }, state: 'visible', thread: { deletedAt: null }, queueItems: { none: { decidedAt: null } } },
      select: { id: true, threadId: true, number: true, revision: true, verdicts: { select: { revision: true } } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    })
    for (const { id, threadId, number, revision, verdicts } of posts) {
      count.looked += 1
      if (verdicts.some((verdict) => verdict.revision === revision)) continue
      const { score, findings } = await readGiveaways(db(), id)
      if (score < STRONG) continue
      count.told += 1
      found(`${pathsIn(DEFAULT_LOCALE).post(threadId, number)}  post ${id}  ${score.toFixed(2)}  ${findings.map(({ because, scope }) => `${because} (${formatScope(scope)})`).join(', ')}`)
      if (queue) await ask(id, revision)
    }
    if (posts.length < AT_ONCE) return count
    last = posts.at(-1)!.id
  }
}

/** Puts a post before the moderators, unless it was changed meanwhile. */
async function ask(id: number, revision: number): Promise<void> {
  await inTransaction(async (tx) => {
    await lockPost(tx, id)
    if ((await tx.post.count({ where: { id, revision, state: 'visible' } })) > 0) await putInQueue(tx, id, { radar: true })
  })
}

/** npm run radar: lists what the radar finds untagged in the posts there are; with `--queue`, moderators are asked about it. */
export async function runSweep(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { queue: { type: 'boolean', default: false }, after: { type: 'string', default: '0' } } })
  if (!/^\d{1,9}$/.test(values.after)) throw new Trouble('--after takes the id of a post.')
  const settings = checkedSettings()
  if (!process.env.DATABASE_URL) await ownData(settings.DATA_DIR, me({ dataDir: settings.DATA_DIR }))
  process.env.DATABASE_URL = await database(settings)
  const lines: string[] = []
  let count = { looked: 0, told: 0 }
  await step('Reading the posts that are open', async (note) => {
    count = await sweep({ after: Number(values.after), queue: values.queue, found: (line) => note(`${lines.push(line)} found`) })
  })
  for (const line of lines) say(line)
  say(`${count.looked} posts, ${count.told} give something away untagged.${values.queue ? ' Moderators are asked about them.' : ' With --queue, moderators are asked about them.'}`)
  await disconnect()
}
