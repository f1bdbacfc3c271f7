import { beforeAll, expect, test } from 'vitest'
import { threadMetadata } from '@/app/[locale]/(public)/t/[id]/[slug]/thread'
import { pageMetadata } from '@/components/cards/metadata'
import { LOCALES } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { aCategory, aReply, aThread } from '@/tests/factories'
import { SITE } from './asking'

let open: Awaited<ReturnType<typeof aThread>>
let sealed: Awaited<ReturnType<typeof aThread>>
const LONG = 'The quiet beginning of a long story about one film. '.repeat(20)

beforeAll(async () => {
  const category = await aCategory({ slug: 'story' })
  open = await aThread({ title: 'A thread that is open', category, tags: ['grief'], body: `${LONG} ||a kanari word||` })
  sealed = await aThread({ title: 'A thread under a scope', category, spoiler: 'tr-2019', body: 'Everything kanari is sealed' })
  await aReply({ in: sealed, body: 'And this kanari, too' })
})

const of = (thread: { id: number }, page = 1) => threadMetadata('en', String(thread.id), page)

test('an open thread is described by how its first post begins', async () => {
  const { description } = await of(open)
  expect(description).toMatch(/^The quiet beginning .*…$/)
  expect(description!.length).toBeLessThanOrEqual(200)
})

test('a thread of which nothing is open is described by what it is about', async () => {
  const { description, openGraph, twitter } = await of(sealed)
  expect(description).toBe('A conversation in The story, with spoilers for Turkish remake, kept sealed until you have seen it.')
  expect([openGraph?.description, twitter?.description]).toEqual([description, description])
  const whole = await aThread({ category: 'story', body: '||all kanari||' })
  expect((await of(whole)).description).toBe('A thread in The story. Spoilers stay sealed.')
})

test('no word that is sealed is in what links are told, in any language', async () => {
  const told = await Promise.all(LOCALES.flatMap((locale) => [open, sealed].map(({ id }) => threadMetadata(locale, String(id), 1))))
  expect(JSON.stringify(told)).not.toContain('kanari')
})

test('a thread’s pages name themselves, each in every language, with the thread’s card, feeds and oEmbed', async () => {
  const page = pathsIn('en').thread(open, 2)
  const { title, alternates, openGraph } = await of(open, 2)
  expect(title).toBe('A thread that is open · page 2')
  expect(alternates?.canonical).toBe(page)
  expect(alternates?.languages).toEqual({ en: page, ko: pathsIn('ko').thread(open, 2), 'x-default': page })
  expect(Object.keys(alternates?.types ?? {})).toEqual(['application/atom+xml', 'application/feed+json', 'application/json+oembed', 'text/xml+oembed'])
  expect(JSON.stringify(alternates?.types)).toContain(`/oembed?url=${encodeURIComponent(SITE + page)}&format=json`)
  expect(openGraph).toMatchObject({ type: 'article', locale: 'en_US', alternateLocale: ['ko_KR'], section: 'The story', tags: ['grief'], url: page })
  expect(JSON.stringify(openGraph?.images)).toMatch(new RegExp(`"/t/${open.id}/card\\.png\\?v=[\\w-]{12}"`))
})

test('a thread that is not there is told nothing of', async () => {
  expect(await of({ id: 999_999 })).toEqual({})
})

test('a page without words of its own speaks of the forum, under the forum’s card', () => {
  const { title, description, openGraph, twitter } = pageMetadata({ locale: 'ko', title: null, path: '/ko' })
  expect(title).toBeUndefined()
  expect(description).toContain('7번방의 선물')
  expect(openGraph).toMatchObject({ title: 'Cell Seven', type: 'website', locale: 'ko_KR', siteName: 'Cell Seven' })
  expect(twitter).toMatchObject({ card: 'summary_large_image', title: 'Cell Seven' })
  expect(JSON.stringify(openGraph?.images)).toContain('/ko/card.png?v=')
})
