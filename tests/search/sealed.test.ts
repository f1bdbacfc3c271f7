import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { learnAllWords } from '@/lib/lexicon/write'
import { reply } from '@/lib/posts/write'
import { readSearch } from '@/lib/search/read'
import type { SearchResult } from '@/lib/search/view'
import { formatScope, mergeScopes, type Scope } from '@/lib/spoilers/scope'
import { coversAll, normaliseSeen, type Seen } from '@/lib/spoilers/seen'
import { startThread } from '@/lib/threads/write'
import { guestWho, type Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, given } from '@/tests/factories'
import { anyScope, anySeen } from '@/tests/spoilers/arbitraries'

// Forums are generated, and searched by readers who have seen this and that. What a search answers must be what it would answer if the words
// that are sealed for the asker had been others: then no question about those words can be asked.

// Forums are written again and again, on a machine that may be busy.
vi.setConfig({ testTimeout: 900_000 })

const RUNS = Number(process.env.SEARCH_RUNS ?? 8)

// Few, so that the same word is open here and sealed there; some near each other, so that one is offered for another.
const WORDS = ['balloon', 'baloon', 'balloons', 'judge', 'judges', 'verdict', 'verdicts', 'choir', 'lantern', 'lanterns', '풍선', '풍선을', '판사', '예승', 'Yeseung', 'winter', 'snow', '4711'] as const

interface Stretch {
  scope: Scope | null
  words: readonly string[]
}

interface Post {
  scope: Scope | null
  stretches: readonly Stretch[]
}

interface Thread {
  title: readonly string[]
  scope: Scope | null
  posts: readonly Post[]
}

// Mostly few versions and minutes, so that what is sealed and what was seen meet.
const FEW = ['kr-2013', 'tr-2019', 'ph-2019'] as const
const scope = fc.oneof(
  { weight: 4, arbitrary: fc.record({ version: fc.constantFrom(...FEW), until: fc.constantFrom(null, null, 0, 5, 59, 60, 61, 126) }) },
  { weight: 1, arbitrary: anyScope },
)
const seen: fc.Arbitrary<Seen> = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...FEW), fc.constantFrom('whole' as const, 'whole' as const, 5, 59, 60, 61, 126)).map(normaliseSeen) },
  { weight: 1, arbitrary: anySeen },
)

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
const maybe = fc.option(scope, { nil: null, freq: 2 })
const stretch = fc.record({ scope: maybe, words })
const post = fc.record({ scope: fc.option(scope, { nil: null, freq: 4 }), stretches: fc.array(stretch, { minLength: 1, maxLength: 4 }) })
const forum: fc.Arbitrary<Thread[]> = fc.array(
  fc.record({ title: words, scope: fc.option(scope, { nil: null, freq: 4 }), posts: fc.array(post, { minLength: 1, maxLength: 3 }) }),
  { minLength: 1, maxLength: 3 },
)
const slip = fc.constantFrom('balloom', 'ballon', 'jugde', 'verdictt', 'lamtern', '풍순', 'wintre', 'chior', 'Yeseumg')
const query = fc.oneof(
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom<string>(...WORDS) }, slip), { minLength: 1, maxLength: 3 }).map((some) => some.join(' ')),
  fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map(([a, b]) => `"${a} ${b}"`),
  fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map(([a, b]) => `${a} -${b}`),
  fc.constantFrom('ball', 'ver', '풍', 'judge -"judge verdict"', 'lan snow'),
)

let author: Member
beforeAll(async () => {
  await aCategory()
  author = await aMember()
})

/** The scopes that lie on a stretch. */
function scopesOn(thread: Thread, { scope: ofPost }: Post, { scope: own }: Stretch): Scope[] {
  return mergeScopes([thread.scope, ofPost, own].filter((one) => one !== null))
}

function marked({ scope: own, words: some }: Stretch): string {
  if (!own) return some.join(' ')
  return `||${some.join(' ')}||{version=${own.version}${own.until === null ? '' : ` until=${own.until}`}}`
}

/** Writes the forum into an empty database, at times of its own; the words of each stretch as `told` gives them. */
async function write(threads: readonly Thread[], told: (stretch: Stretch, scopes: Scope[]) => Stretch = (one) => one): Promise<void> {
  await db().$executeRawUnsafe('TRUNCATE "Thread", "Post", "SearchSpace", "SearchWord", "SearchNews", "Receipt", "Event" RESTART IDENTITY CASCADE')
  const epoch = new Date('2024-01-01T00:00:00Z').getTime()
  for (const [nth, thread] of threads.entries()) {
    const at = (number: number) => new Date(epoch + nth * 86_400_000 + number * 60_000)
    const bodyOf = (one: Post) => one.stretches.map((part) => marked(told(part, scopesOn(thread, one, part)))).join('\n\n')
    const spoiler = (one: Scope | null) => one && formatScope(one)
    const [first, ...others] = thread.posts
    const { id } = given(await startThread(author, { title: `Title ${nth} of ${thread.title.join(' ')}`, category: 'story', body: bodyOf({ ...first!, scope: null }), spoiler: spoiler(thread.scope) }, { at: at(0) }))
    for (const [number, one] of others.entries()) given(await reply(author, id, { body: `${bodyOf(one)}\n\nnumber ${number}`, spoiler: spoiler(one.scope) }, { at: at(number + 1) }))
  }
  await learnAllWords()
}

async function ask(seenSoFar: Seen, q: string, more: { limit?: number; cursor?: string } = {}): Promise<SearchResult> {
  return given(await readSearch(guestWho(seenSoFar), { q, limit: 3, ...more }))
}

/** All pages of a search, without the posts' segments: how much is sealed is said of a post wherever it stands. */
async function pages(seenSoFar: Seen, q: string): Promise<{ items: unknown[] }[]> {
  const all = [await ask(seenSoFar, q)]
  while (all.at(-1)!.next !== null) all.push(await ask(seenSoFar, q, { cursor: all.at(-1)!.next! }))
  return all.map(({ items, ...page }) => ({ ...page, items: items.map(({ post: { segments: _, ...post }, ...hit }) => ({ ...hit, post })) }))
}

test('what is found, its order, its snippets, the next page and what is offered for slips are the same whatever the words are that are sealed for the asker', async () => {
  const others = fc.array(fc.constantFrom(...WORDS, 'kanari', 'ballonet', 'judgement', 'lanternfly'), { minLength: 1, maxLength: 9 })
  let told = 0
  await fc.assert(
    fc.asyncProperty(forum, seen, fc.array(query, { minLength: 4, maxLength: 8 }), fc.array(others, { minLength: 12, maxLength: 12 }), async (threads, seenSoFar, queries, secrets) => {
      await write(threads)
      const before = []
      for (const q of queries) before.push(await pages(seenSoFar, q))
      let next = 0
      await write(threads, (one, scopes) => (coversAll(seenSoFar, scopes) ? one : { ...one, words: secrets[next++ % secrets.length]! }))
      for (const [at, q] of queries.entries()) {
        expect(await pages(seenSoFar, q)).toEqual(before[at])
        told += before[at]!.flatMap(({ items }) => items).length
      }
    }),
    { numRuns: RUNS },
  )
  expect(told).toBeGreaterThan(0)
})

test('two searches, before and after something is seen, differ exactly by what became covered', async () => {
  await fc.assert(
    fc.asyncProperty(forum, fc.array(seen, { minLength: 2, maxLength: 4 }), async (threads, readers) => {
      await write(threads)
      const ids = new Map((await db().post.findMany({ select: { id: true, threadId: true, number: true } })).map(({ id, threadId, number }) => [`${threadId}.${number}`, id]))
      for (const word of ['choir', 'winter', 'snow', '4711', '판사']) {
        const holds = (some: readonly string[]) => some.some((one) => one.startsWith(word))
        for (const seenSoFar of [{}, ...readers]) {
          const expected = threads.flatMap((thread, nth) => thread.posts.flatMap((one, index) => {
            const lying = index === 0 ? { ...one, scope: null } : one
            const inText = one.stretches.some((part) => coversAll(seenSoFar, scopesOn(thread, lying, part)) && holds(part.words))
            return inText || (index === 0 && holds(thread.title)) ? [ids.get(`${nth + 1}.${index + 1}`)!] : []
          }))
          const { items } = await ask(seenSoFar, `${word} `, { limit: 100 })
          expect(items.map(({ post: { id } }) => id).sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
        }
      }
    }),
    { numRuns: RUNS },
  )
})
