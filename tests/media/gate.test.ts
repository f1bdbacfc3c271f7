import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grantedAddress, isGrant } from '@/lib/images/grants'
import { whyShow, type ImagePlace } from '@/lib/media/rules'
import { readDrawable, readWhyShown } from '@/lib/media/read'
import { db } from '@/lib/db/client'
import { readPreview } from '@/lib/drafts/read'
import { deletePost, editPost, restorePost } from '@/lib/posts/write'
import { readPostById, readQuote, readTexts } from '@/lib/posts/read'
import { readOpenTexts } from '@/lib/threads/read'
import { flagPost } from '@/lib/flags/write'
import { revealing } from '@/lib/spoilers/reader'
import { coversAll } from '@/lib/spoilers/seen'
import { guestWho, GUEST } from '@/lib/viewer/viewer'
import { anyScope, anySeen } from '../spoilers/arbitraries'
import { aMember, aReply, aThread, given, segmentsOf } from '../factories'
import { anImage, grantIn, imagesOf, shownTo } from './scene'

const sawAll = guestWho({ 'kr-2013': 'whole', 'tr-2019': 'whole' })
const sawKorea = guestWho({ 'kr-2013': 'whole' })

describe('an image in the open', () => {
  test('is shown to everybody, with its size, described, and drawn late', async () => {
    const author = await aMember()
    const image = await anImage({ by: author, description: 'Two | bars & a "quote"' })
    const post = await aReply({ in: await aThread(), by: author, body: `Look:\n\n${image.markdown}` })
    expect(await shownTo(GUEST, post.id)).toContain(`<img src="${image.address}" alt="Two | bars &#x26; a &#x22;quote&#x22;" width="60" height="40" loading="lazy" decoding="async">`)
    expect(await readWhyShown(GUEST, image.id, null)).toBe('open')
    expect((await segmentsOf(post.id))[0]!.text).toBe('Look:\nTwo | bars & a "quote"')
  })

  test('that is sealed later is so from then on, and not before', async () => {
    const author = await aMember()
    const image = await anImage({ by: author })
    const post = await aReply({ in: await aThread(), by: author, body: image.markdown })
    expect(await readWhyShown(GUEST, image.id, null)).toBe('open')
    given(await flagPost(await aMember({ standing: 'moderator' }), post.id, { reason: 'spoiler', scope: 'tr-2019' }))
    expect([await readWhyShown(GUEST, image.id, null), await readWhyShown(sawKorea, image.id, null), await readWhyShown(sawAll, image.id, null)]).toEqual([null, null, 'seen'])
  })
})

describe('an image in a spoiler', () => {
  async function sealed() {
    const author = await aMember()
    const image = await anImage({ by: author, description: 'The verdict' })
    const post = await aReply({ in: await aThread(), by: author, body: `Open, and then ||${image.markdown}||{version=tr-2019}` })
    return { author, image, post }
  }

  test('is not in the page of somebody who has not seen it, nor is its description, and its address answers nobody but those who have', async () => {
    const { author, image, post } = await sealed()
    for (const viewer of [GUEST, sawKorea, author, await aMember({ standing: 'moderator' }), await aMember({ seen: { 'tr-2019': 60 } })]) {
      const html = await shownTo(viewer, post.id)
      expect(html).not.toMatch(/\/media\/|verdict/)
      expect(await readWhyShown(viewer, image.id, null)).toBeNull()
    }
    const open = await shownTo(sawAll, post.id)
    expect(imagesOf(open)).toEqual([image.address])
    expect(await readWhyShown(sawAll, image.id, null)).toBe('seen')
  })

  test('is granted to whoever opened it, and to a moderator at work, by the address on their page', async () => {
    const { image, post } = await sealed()
    const [, inner] = (await readPostById(GUEST, post.id))!.segments
    for (const reader of [revealing(GUEST, post.id, inner!.index), { ...(await aMember({ standing: 'moderator' })), moderating: true }]) {
      const [address] = imagesOf(await shownTo(reader, post.id))
      expect(address).toMatch(new RegExp(`^${image.address}\\?for=`))
      expect(await readWhyShown(GUEST, image.id, grantIn(address))).toBe('granted')
    }
  })

  test('is in no excerpt, quote, description of a page or text for search of those who have not seen it', async () => {
    const { image, post } = await sealed()
    const told = [await readQuote(GUEST, post.id), ...(await readTexts(GUEST, post.id)).values(), ...(await readOpenTexts(GUEST, post.threadId, { first: 1, last: 9 })).values()]
    expect(told.length).toBeGreaterThan(1)
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`verdict|${image.id}`))
    expect(await readQuote(sawAll, post.id)).toContain(`>!![The verdict](<${image.address}>)!<{version=tr-2019}`)
  })

  test('stays sealed where somebody else writes down its address', async () => {
    const { image, post } = await sealed()
    const thief = await aMember({ seen: { 'tr-2019': 'whole' } })
    const copied = await aReply({ in: { id: post.threadId }, by: thief, body: `It is ${image.markdown}` })
    expect(await shownTo(GUEST, copied.id)).not.toContain('<img')
    expect(await readWhyShown(GUEST, image.id, null)).toBeNull()
    const preview = await readPreview(thief, { body: image.markdown, spoiler: null, threadId: null, category: '' })
    expect(preview.own.size).toBe(0)
    expect(preview.segments.map(({ html }) => (html.kind === 'cleared' ? html.text : '')).join()).not.toContain('<img')
  })

  test('in a whole thread under a scope it is sealed like everything there', async () => {
    const author = await aMember()
    const image = await anImage({ by: author })
    await aThread({ by: author, spoiler: 'kr-2013@60', body: image.markdown })
    expect([await readWhyShown(GUEST, image.id, null), await readWhyShown(guestWho({ 'kr-2013': 60 }), image.id, null)]).toEqual([null, 'seen'])
  })
})

test('somebody else may show an image that stands in the open, and their post is a place of its own', async () => {
  const author = await aMember()
  const image = await anImage({ by: author })
  const post = await aReply({ in: await aThread(), by: author, body: image.markdown })
  const quote = (await readQuote(GUEST, post.id))!
  const quoting = await aReply({ in: { id: post.threadId }, body: `${quote}Beautiful` })
  expect(imagesOf(await shownTo(GUEST, quoting.id))).toEqual([image.address])
  given(await deletePost(author, post.id))
  expect(await readWhyShown(GUEST, image.id, null)).toBe('open')
})

test('of a deleted post nothing is shown, with a grant or without; brought back, it is there again', async () => {
  const author = await aMember()
  const image = await anImage({ by: author })
  const post = await aReply({ in: await aThread(), by: author, body: image.markdown })
  given(await deletePost(author, post.id))
  expect([await readWhyShown(sawAll, image.id, null), await readWhyShown(GUEST, image.id, grantIn(image.shown))]).toEqual([null, null])
  given(await restorePost(author, post.id))
  expect(await readWhyShown(GUEST, image.id, null)).toBe('open')
})

test('taken out by an edit, it is shown to nobody; put back, it is there again', async () => {
  const author = await aMember()
  const image = await anImage({ by: author })
  const post = await aReply({ in: await aThread(), by: author, body: image.markdown })
  given(await editPost(author, post.id, { body: 'Words', revision: 1 }))
  expect(await readWhyShown(GUEST, image.id, null)).toBeNull()
  given(await editPost(author, post.id, { body: `Words ||${image.markdown}||{version=tr-2019}`, revision: 2 }))
  expect([await readWhyShown(GUEST, image.id, null), await readWhyShown(sawAll, image.id, null)]).toEqual([null, 'seen'])
})

test('before it is posted, its uploader alone sees it: by the address they were given, and in the preview', async () => {
  const author = await aMember()
  const image = await anImage({ by: author })
  for (const viewer of [GUEST, sawAll, author]) expect(await readWhyShown(viewer, image.id, null)).toBeNull()
  expect(await readWhyShown(GUEST, image.id, grantIn(image.shown))).toBe('granted')
  const draft = { body: `${image.markdown} ||${image.markdown}||`, spoiler: null, threadId: null, category: '' }
  expect([...(await readPreview(author, draft)).own]).toEqual([image.id])
  expect([...(await readPreview(await aMember(), draft)).own]).toEqual([])
  expect((await readDrawable(db(), [image.id], { by: [], postId: null })).size).toBe(0)
})

test('an address of an image that there is not is a link, as those of other sites are', async () => {
  const nowhere = `/media/${'0'.repeat(32)}`
  const post = await aReply({ in: await aThread(), body: `![mine](${nowhere}) ![theirs](https://example.org/a.png) ![odd](/media/1)` })
  const html = await shownTo(GUEST, post.id)
  expect(html).not.toContain('<img')
  expect(html).toContain(`<a href="${nowhere}"`)
  expect(await readWhyShown(sawAll, '0'.repeat(32), null)).toBeNull()
  expect(await readWhyShown(sawAll, `${'0'.repeat(31)}'`, null)).toBeNull()
})

describe('a grant', () => {
  const id = 'ab'.repeat(16)
  const HOUR = 3_600_000

  test('holds for its image alone, for an hour at least and two at most, and is the same for all in one hour', () => {
    const now = 500_000 * HOUR + 1
    const grant = grantIn(grantedAddress(id, now))
    expect(isGrant(id, grant, now + HOUR)).toBe(true)
    expect(isGrant(id, grant, now + 2 * HOUR)).toBe(false)
    expect(isGrant('cd'.repeat(16), grant, now)).toBe(false)
    expect(grantedAddress(id, now + HOUR - 2)).toBe(grantedAddress(id, now))
    expect(grantedAddress(id, now + HOUR)).not.toBe(grantedAddress(id, now))
  })

  test('cannot be made up or made to last', () => {
    const grant = grantIn(grantedAddress(id))!
    const [until, signature] = grant.split('.')
    const later = `${(Number.parseInt(until!, 36) + 7200).toString(36)}.${signature}`
    for (const made of [null, '', '.', later, `${until}.${'A'.repeat(22)}`, `${grant}A`, grant.slice(1), `${until}.`, `-1.${signature}`]) expect(isGrant(id, made)).toBe(false)
    fc.assert(fc.property(fc.string(), (made) => !isGrant(id, made)))
  })
})

test('who gets an image by what they have seen could read a place where it stands, and the other way round', () => {
  const anyPlace: fc.Arbitrary<ImagePlace> = fc.record({ scopes: fc.array(anyScope, { maxLength: 3 }), state: fc.constantFrom('visible', 'deleted', 'held'), gone: fc.boolean() })
  fc.assert(fc.property(anySeen, fc.array(anyPlace, { maxLength: 4 }), fc.boolean(), (seen, places, granted) => {
    const why = whyShow(seen, places, granted)
    const readable = places.filter(({ state, gone, scopes }) => state === 'visible' && !gone && coversAll(seen, scopes))
    if (readable.length > 0) return why === (readable.some(({ scopes }) => scopes.length === 0) ? 'open' : 'seen')
    const there = places.length === 0 || places.some(({ state, gone }) => state !== 'deleted' && !gone)
    return why === (granted && there ? 'granted' : null)
  }))
})
