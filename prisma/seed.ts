import { db } from '@/lib/db/client'
import { CATEGORIES } from '@/lib/film/categories'
import { localeOf } from '@/lib/i18n/locales'
import type { Outcome } from '@/lib/outcome'
import { handleKey } from '@/lib/people/rules'
import { reply } from '@/lib/posts/write'
import { normaliseSeen } from '@/lib/spoilers/seen'
import { startThread } from '@/lib/threads/write'
import { NOTHING_DECIDED, reading, type Member, type Standing } from '@/lib/viewer/viewer'
import people from './demo/people.json'
import { THREADS, type DemoPost, type DemoThread } from './demo/threads'

interface Options {
  /** Whether an empty forum gets the demo's people and their conversation. */
  demo: boolean
  /** Told what is being put in, as it goes. */
  progress?: (note: string) => void
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/**
 * Puts in what a forum begins with: the categories at every start, as the data may have grown; the people and the conversation on the
 * first run. Killed half-way it goes on where it stopped: a post that is there is not posted again.
 */
export async function seed({ demo, progress = () => undefined }: Options): Promise<void> {
  await putCategories()
  const settled = await db().setting.findUnique({ where: { key: SETTLED } })
  if (settled) return
  if (demo) await putConversation(progress)
  await db().setting.create({ data: { key: SETTLED, value: demo ? 'demo' : 'empty' } })
}

// Present once the first run is over, whatever it put in.
const SETTLED = 'first-run'

async function putCategories(): Promise<void> {
  for (const { slug, position, version = null } of CATEGORIES) {
    await db().category.upsert({ where: { slug }, create: { slug, position, version }, update: { position, version }, select: { id: true } })
  }
}

async function putConversation(progress: (note: string) => void): Promise<void> {
  const now = Date.now()
  const members = new Map(await Promise.all(people.map(async (person) => [person.key, await putPerson(person, now)] as const)))
  const acts = THREADS.flatMap((thread) => thread.posts.map((post, index) => ({ thread, post, number: index + 1, at: timeOf(thread, post, now) })))
  acts.sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const [done, { thread, post, number, at }] of acts.entries()) {
    const viewer = members.get(post.by)
    if (!viewer) throw new Error(`prisma/demo: nobody is called ${post.by}`)
    await putPost(viewer, thread, post, number, at)
    if (done % 10 === 0) progress(`${done} of ${acts.length} posts`)
  }
}

function timeOf({ daysAgo }: DemoThread, { hoursLater }: DemoPost, now: number): Date {
  return new Date(now - daysAgo * DAY_MS + hoursLater * HOUR_MS)
}

async function putPost(viewer: Member, thread: DemoThread, post: DemoPost, number: number, at: Date): Promise<void> {
  const found = await db().thread.findFirst({ where: { title: thread.title }, select: { id: true, lastNumber: true } })
  if (found && found.lastNumber >= number) return
  const { body, spoiler = null, replyTo = null } = post
  if (number === 1) {
    const { title, category, tags } = thread
    return must(await startThread(viewer, { title, category, tags, body, spoiler: thread.spoiler }, { at }), thread, number)
  }
  if (!found) throw new Error(`prisma/demo: ${thread.key} has a comment before its opening post`)
  must(await reply(viewer, found.id, { body, spoiler, replyTo }, { at }), thread, number)
}

function must(outcome: Outcome<unknown>, { key }: DemoThread, number: number): void {
  if (!outcome.ok) throw new Error(`prisma/demo: post ${number} of ${key} was refused: ${outcome.refusals.map(({ reason }) => reason).join()}`)
}

async function putPerson({ key, handle, name, standing, locale, seen, joinedDaysAgo }: (typeof people)[number], now: number): Promise<Member> {
  const progress = normaliseSeen(seen)
  const { id } = await db().person.upsert({
    where: { handle },
    update: {},
    create: {
      handle,
      handleKey: handleKey(handle),
      name,
      email: `${key}@demo.invalid`,
      standing: standing as Standing,
      locale,
      createdAt: new Date(now - joinedDaysAgo * DAY_MS),
      welcomedAt: new Date(now),
      accounts: { create: { provider: 'demo', providerAccountId: key } },
      progress: { create: Object.entries(progress).map(([version, amount]) => ({ version, until: amount === 'whole' ? null : amount })) },
    },
    select: { id: true },
  })
  return { ...NOTHING_DECIDED, kind: 'member', personId: id, handle, name, standing: standing as Standing, locale: localeOf(locale), ...reading(progress) }
}
