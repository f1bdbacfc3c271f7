import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { movieData } from '@/components/schema/film'
import { JsonLd } from '@/components/schema/json-ld'
import { breadcrumbData, websiteData } from '@/components/schema/site'
import { discussionData } from '@/components/schema/thread'
import { VERSIONS } from '@/lib/film/versions'
import { LOCALES } from '@/lib/i18n/locales'
import { contentPolicy } from '@/lib/pages/policy'
import { deletePost } from '@/lib/posts/write'
import { readPage } from '@/lib/posts/read'
import { readOpenTexts, readThread } from '@/lib/threads/read'
import { numbersOn } from '@/lib/threads/rules'
import { parseSeen } from '@/lib/spoilers/seen'
import { GUEST, guestWho, type Viewer } from '@/lib/viewer/viewer'
import { aReply, aThread, given } from '@/tests/factories'
import { SITE } from './asking'

// What Google's documentation of each type calls required, and what it recommends that we give: an answer without it shows no rich result.
const address = z.url().startsWith(`${SITE}/`)
const person = z.object({ '@type': z.literal('Person'), name: z.string().min(1), url: address.optional() })
const count = z.int().min(0)
const words = z.string().min(1)
const comment = z.object({ '@type': z.literal('Comment'), author: person, datePublished: z.iso.datetime(), dateModified: z.iso.datetime().optional(), text: words, url: address, position: z.int().min(2) })
const posting = z.object({
  '@type': z.literal('DiscussionForumPosting'), headline: words, url: address, mainEntityOfPage: address, author: person, datePublished: z.iso.datetime(),
  text: words.optional(), image: address, commentCount: count, comment: z.array(comment),
  interactionStatistic: z.object({ '@type': z.literal('InteractionCounter'), interactionType: z.object({ '@type': z.literal('CommentAction') }), userInteractionCount: count }),
  isPartOf: z.object({ '@type': z.literal('WebSite'), name: words, url: address }),
})
const breadcrumb = z.object({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z.array(z.object({ '@type': z.literal('ListItem'), position: z.int(), name: words, item: address })).min(2),
})
const website = z.object({
  '@type': z.literal('WebSite'), name: words, url: address,
  potentialAction: z.object({ '@type': z.literal('SearchAction'), target: address.includes('{search_term_string}'), 'query-input': z.literal('required name=search_term_string') }),
})
const movie = z.object({
  '@type': z.literal('Movie'), name: words, image: address, url: address, datePublished: z.iso.date(), director: z.object({ '@type': z.literal('Person'), name: words }),
  duration: z.string().regex(/^PT\d+M$/).optional(), actor: z.array(z.object({ name: words })).optional(),
})

let thread: Awaited<ReturnType<typeof aThread>>

beforeAll(async () => {
  thread = await aThread({ title: 'Ends </script><script>alert(1)</script> & <!-- so', body: 'An open beginning ||sealed kanari1|| and an open end' })
  await aReply({ in: thread, body: 'A comment that is open' })
  await aReply({ in: thread, body: '||a sealed comment kanari2||{version=tr-2019}' })
  await aReply({ in: thread, spoiler: 'any', body: 'a whole comment kanari3' })
  const gone = await aReply({ in: thread, by: thread.author, body: 'a deleted comment kanari4' })
  given(await deletePost(thread.author, gone.id))
  await aReply({ in: thread, body: 'word '.repeat(400) })
})

/** A thread's data as its page has it for this reader. */
async function dataFor(viewer: Viewer, { id } = thread, page = 1) {
  const row = (await readThread(viewer, id))!
  const [posts, open] = [await readPage(viewer, id, page), await readOpenTexts(GUEST, id, numbersOn(page))]
  return discussionData({ site: SITE, locale: 'en', thread: row, page, posts, open })
}

test('a thread has all that search engines require of a discussion', async () => {
  const data = posting.parse(await dataFor(GUEST))
  expect(data.text).toMatch(/^An open beginning\s+and an open end$/)
  expect(data.comment.map(({ position }) => position)).toEqual([2, 6])
  expect(data.comment[1]!.text.length).toBeLessThanOrEqual(300)
  expect(data.commentCount).toBe(4)
})

test('a reader who has seen everything, and a member who wrote it, get the same data as a guest', async () => {
  const guest = JSON.stringify(await dataFor(GUEST))
  const seen = parseSeen(VERSIONS.map(({ key }) => `${key}:whole`).join())
  for (const viewer of [guestWho(seen), { ...thread.author, seen }]) expect(JSON.stringify(await dataFor(viewer))).toBe(guest)
  expect(guest).not.toContain('kanari')
})

test('a thread whose first post is sealed has a headline, an author and a picture, and no text', async () => {
  const sealed = await aThread({ spoiler: 'kr-2013', body: 'All of it kanari' })
  const data = await dataFor(GUEST, sealed)
  expect(posting.parse(data)).not.toHaveProperty('text')
  expect(JSON.stringify(data)).not.toContain('kanari')
})

test('a later page is the same discussion, with its own comments and without the first post', async () => {
  const [first, later] = [posting.parse(await dataFor(GUEST)), posting.parse(await dataFor(GUEST, thread, 2))]
  expect(later.url).toBe(first.url)
  expect(later.mainEntityOfPage).toBe(`${first.url}/2`)
  expect(later).not.toHaveProperty('text')
})

test('the way to a thread, the forum and every film are as search engines require', () => {
  breadcrumb.parse(breadcrumbData(SITE, [{ name: 'Threads', path: '/' }, { name: 'One', path: '/t/1/one' }]))
  for (const locale of LOCALES) {
    website.parse(websiteData(SITE, locale))
    for (const version of VERSIONS) movie.parse(movieData(SITE, locale, version))
  }
  expect(movie.parse(movieData(SITE, 'ko', VERSIONS[0]!)).actor?.map(({ name }) => name)).toContain('류승룡')
  expect(movieData(SITE, 'en', VERSIONS[1]!)).not.toHaveProperty('actor')
})

test('no title ends the block early, what it says comes back whole, and the policy neither names nor needs it', async () => {
  const html = renderToStaticMarkup(<JsonLd graph={[await dataFor(GUEST)]} />)
  expect(html.match(/<\/?script|<!--/g)).toEqual(['<script', '</script'])
  const [, json = ''] = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(html) ?? []
  const { '@context': context, '@graph': graph } = JSON.parse(json) as { '@context': string; '@graph': { headline: string }[] }
  expect([context, graph[0]!.headline]).toEqual(['https://schema.org', 'Ends </script><script>alert(1)</script> & <!-- so'])
  expect(contentPolicy('/t/1/x', html)).toContain("script-src 'self';")
})
