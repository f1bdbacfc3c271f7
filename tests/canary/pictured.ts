import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { db } from '@/lib/db/client'
import { grantedAddress } from '@/lib/images/grants'
import { store } from '@/lib/images/store'
import { api } from '@/lib/paths'
import { deletePost, reply } from '@/lib/posts/write'
import { parseScope, parseScopes, sameScopes, type Scope } from '@/lib/spoilers/scope'
import { coversAll } from '@/lib/spoilers/seen'
import type { Member } from '@/lib/viewer/viewer'
import { aReply, given } from '@/tests/factories'
import type { Answer } from './forum'
import type { Ledger } from './ledger'
import { locate } from './locate'
import { wordOf } from './needles'
import type { Canary, Planted } from './planted'
import type { Asker } from './viewers'
import { everywhere } from './walk'

/** An image whose bytes hold a planted word, and where it stands. */
export interface Pictured extends Canary {
  id: string
}

/** The images of the hunt: some stand in a thread, in the open and sealed; those that are gone are nobody's. */
export interface PlantedImages {
  images: Pictured[]
  gone: { id: string; word: string; what: string }[]
}

// Far from the numbers of words in texts.
let count = 90_000

/** Plants images of this author's in a thread, each in a post of its own: `note` is told of each post, in the order of its numbers. */
export async function plantImages(author: Member, threadId: number, note: (post: { id: number; number: number }) => void): Promise<PlantedImages> {
  const images: Pictured[] = []
  const scopes = ['', 'any', 'tr-2019', 'kr-2013@60']
  const ways: [string, (image: string, scope: string) => { body: string; spoiler?: string }][] = [
    ['an image in a line', (image, scope) => ({ body: scope ? `Look >!${image}!<${attributes(scope)}` : `Look ${image}` })],
    ['an image in a block', (image, scope) => ({ body: scope ? `Look\n\n:::spoiler${attributes(scope)}\n${image}\n:::` : `Look\n\n${image}` })],
    ['an image in a whole post', (image, scope) => ({ body: `Look\n\n${image}`, ...(scope && { spoiler: scope }) })],
  ]
  for (const [what, way] of ways) {
    for (const scope of scopes) {
      const { id, word } = await anImageWith(author)
      const post = given(await reply(author, threadId, { spoiler: null, ...way(`![A picture](/media/${id})`, scope) }))
      const meant = parseScope(scope)
      images.push({ id, word, what: `${what} (${scope || 'open'})`, threadId, postId: post.id, number: post.number, meant: meant ? [meant] : [], ...(await placeOf(id)) })
      note(post)
    }
  }
  const deleted = await anImageWith(author)
  const gone = await aReply({ in: { id: threadId }, by: author, body: `![Gone](/media/${deleted.id})` })
  given(await deletePost(author, gone.id))
  note(gone)
  const unused = await anImageWith(author)
  return { images, gone: [{ ...deleted, what: 'an image of a deleted post' }, { ...unused, what: 'an image that stands nowhere' }] }
}

/**
 * Asks for every image as everybody, plainly and by a grant; answers who got one that they may not see, or did not get one that they may. Those that are
 * gone nobody gets. Leaks go to the ledger.
 */
export async function askForImages(planted: Planted, ledger: Ledger, send: (address: { path: string }, asker: Asker) => Promise<Answer>, askers: readonly Asker[]): Promise<string[]> {
  const { images, gone } = planted.pictured
  const gets = async (path: string, asker: Asker, word: string) => ledger.look(locate(path, planted)!, asker, await send({ path }, asker)).has(word)
  const asked = askers.flatMap((asker) => images.map((image) => ({ asker, image })))
  const wrong = await everywhere(asked, async ({ asker, image: { id, word, what, scopes, meant } }) => {
    const [plainly, granted] = [await gets(api.media(id), asker, word), await gets(grantedAddress(id), asker, word)]
    const right = sameScopes(scopes, meant) && plainly === coversAll(asker.seen, scopes) && granted
    return right ? [] : [`${what} for ${asker.name}: plainly ${plainly}, granted ${granted}`]
  })
  const found = await everywhere(askers.flatMap((asker) => gone.map((one) => ({ asker, one }))), async ({ asker, one: { id, word, what } }) => {
    return (await gets(api.media(id), asker, word)) ? [`${what} for ${asker.name}`] : []
  })
  return [...wrong, ...found].flat()
}

/** No upload keeps a word: it is put behind an image of ours where that is stored. */
async function anImageWith(author: Member): Promise<{ id: string; word: string }> {
  const [id, word] = [randomBytes(16).toString('hex'), wordOf((count += 1))]
  const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2e4257' } }).webp().toBuffer()
  await store().put(id, Buffer.concat([image, Buffer.from(word)]))
  await db().media.create({ data: { id, personId: author.personId, width: 40, height: 30, bytes: image.length, readyAt: new Date() }, select: { id: true } })
  return { id, word }
}

async function placeOf(mediaId: string): Promise<{ index: number; scopes: readonly Scope[] }> {
  const place = await db().mediaPlace.findFirstOrThrow({ where: { mediaId }, select: { index: true, segment: { select: { scopes: true } } } })
  return { index: place.index, scopes: parseScopes(place.segment.scopes) }
}

function attributes(scope: string): string {
  const [version, until] = scope.split('@')
  return `{version=${version}${until ? ` until=${until}` : ''}}`
}

/** What was planted, images and the words in their bytes included: what the ledger looks for. */
export function withImages(planted: Planted): Planted {
  const { images, gone } = planted.pictured
  return { ...planted, canaries: [...planted.canaries, ...images], secrets: [...planted.secrets, ...gone] }
}
