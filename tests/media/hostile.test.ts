import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { kindOf } from '@/lib/images/kind'
import { FRAMES, LONGEST, LONGEST_MOVING, PIXELS } from '@/lib/images/limits'
import { store } from '@/lib/images/store'
import { imageMarkdown } from '@/components/media/image-markdown'
import { FILE_BYTES } from '@/lib/media/rules'
import { upload } from '@/lib/media/write'
import { render } from '@/lib/markdown/render'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, given, why } from '@/tests/factories'
import { aBomb, aMovingPicture, aPicture, uploading } from './pictures'

const files = () => (existsSync(folder()) ? (readdirSync(folder(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) : [])
const folder = () => path.join(env().DATA_DIR, 'media')

async function kept(bytes: Buffer, about: Parameters<typeof uploading>[1] = {}) {
  const view = given(await upload(await aMember(), uploading(bytes, about)))
  return { view, bytes: (await store().get(view.id))! }
}

/** Uploads, and answers why that was refused; and that nothing of it is there. */
async function refusedFor(bytes: Buffer, about: Parameters<typeof uploading>[1] = {}) {
  const [before, ready] = [files().length, await db().media.count({ where: { readyAt: { not: null } } })]
  const outcome = await upload(await aMember(), uploading(bytes, about))
  expect({ files: files().length, ready: await db().media.count({ where: { readyAt: { not: null } } }) }).toEqual({ files: before, ready })
  return why(outcome)
}

describe('whoever uploads an image of a kind that is taken gets one of ours', () => {
  test.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)('%s', async (kind) => {
    const { bytes, view } = await kept(await aPicture()[kind]().toBuffer(), { name: 'whatever.txt', type: 'text/plain' })
    const { format, width, height } = await sharp(bytes).metadata()
    expect({ format, width, height }).toEqual({ format: 'webp', width: 60, height: 40 })
    expect({ width: view.width, height: view.height }).toEqual({ width: 60, height: 40 })
    const [left] = await sharp(bytes).extract({ left: 5, top: 5, width: 1, height: 1 }).raw().toBuffer()
    const [right] = await sharp(bytes).extract({ left: 55, top: 5, width: 1, height: 1 }).raw().toBuffer()
    expect(right! - left!).toBeGreaterThan(100)
  })

  test('a large one is made smaller, and keeps its shape', async () => {
    const { view } = await kept(await aPicture({ width: 4000, height: 1000 }).png().toBuffer())
    expect([view.width, view.height]).toEqual([LONGEST, LONGEST / 4])
  })

  test('one that moves goes on moving, and is made smaller as well', async () => {
    const { bytes, view } = await kept(await aMovingPicture({ width: 1000, height: 500, frames: 5 }))
    const { pages, pageHeight, width } = await sharp(bytes, { animated: true }).metadata()
    expect({ pages, pageHeight, width }).toEqual({ pages: 5, pageHeight: LONGEST_MOVING / 2, width: LONGEST_MOVING })
    expect([view.width, view.height]).toEqual([LONGEST_MOVING, LONGEST_MOVING / 2])
  })
})

describe('nothing but pixels is left of a file:', () => {
  test('where a photograph was taken, with what, and its profile are gone, and it is turned as it is to be seen', async () => {
    const photograph = await aPicture({ width: 80, height: 20 })
      .withExif({ IFD0: { Make: 'SECRETCAMERA', Copyright: 'SECRETNAME' }, IFD3: { GPSLatitude: '37/1 33/1 59/1', GPSLatitudeRef: 'N', GPSLongitude: '126/1 58/1 41/1', GPSLongitudeRef: 'E' } })
      .withMetadata({ orientation: 6 })
      .withXmp('<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETPLACE</x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg().toBuffer()
    const before = await sharp(photograph).metadata()
    expect({ exif: before.exif !== undefined, icc: before.icc !== undefined, xmp: before.xmp !== undefined, orientation: before.orientation }).toEqual({ exif: true, icc: true, xmp: true, orientation: 6 })
    expect(photograph.includes('SECRETCAMERA')).toBe(true)
    const { bytes, view } = await kept(photograph)
    const after = await sharp(bytes).metadata()
    expect([after.exif, after.icc, after.xmp, after.iptc, after.orientation, after.comments]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
    expect(bytes.toString('latin1')).not.toMatch(/SECRET|Exif|GPS|ICCP|XMP /)
    expect([view.width, view.height]).toEqual([20, 80])
  })

  test.each([
    ['a page behind an image', async () => Buffer.concat([await aPicture().png().toBuffer(), Buffer.from('<script>SECRET</script>')])],
    ['an archive behind an image', async () => Buffer.concat([await aPicture().jpeg().toBuffer(), Buffer.from('PK\x03\x04SECRET')])],
    ['a script in an image’s comment', async () => {
      const gif = await aPicture().gif().toBuffer()
      return Buffer.concat([gif.subarray(0, -1), Buffer.from('\x21\xFE\x06SECRET\x00\x3B', 'latin1')])
    }],
  ])('%s', async (_, made) => {
    const file = await made()
    expect(file.includes('SECRET')).toBe(true)
    const { bytes } = await kept(file)
    expect(bytes.includes('SECRET')).toBe(false)
    expect(bytes.toString('latin1', 0, 4)).toBe('RIFF')
    expect(bytes.readUInt32LE(4) + 8).toBe(bytes.length)
  })
})

describe('refused, with nothing left of it:', () => {
  test('a bomb: a small file of more pixels than anybody has', async () => {
    const bomb = aBomb(40_000, 40_000)
    expect(bomb.length).toBeLessThan(FILE_BYTES / 2)
    expect(await refusedFor(bomb)).toBe('file: image-too-many-pixels')
  })

  test('just more pixels than are taken', async () => {
    expect(await refusedFor(aBomb(10_000, PIXELS / 10_000 + 1))).toBe('file: image-too-many-pixels')
  })

  test('a moving bomb: many frames that are large together', async () => {
    expect(await refusedFor(await aMovingPicture({ width: 600, height: 600, frames: 150 }))).toBe('file: image-too-many-pixels')
  })

  test('one that moves for too long', async () => {
    expect(await refusedFor(await aMovingPicture({ width: 4, height: 4, frames: FRAMES + 1 }))).toBe('file: image-too-long')
  })

  const pictureOf = 'data:image/svg+xml'
  test.each([
    ['an SVG', `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert("${pictureOf}")</script></svg>`],
    ['an SVG with a declaration', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a document', '%PDF-1.7\n1 0 obj'],
    ['a TIFF', 'II*\0'],
    ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['a text', 'GIF, said the file'],
    ['a few bytes', '\x89PN'],
  ])('%s that is called an image', async (_, text) => {
    for (const [name, type] of [['photo.png', 'image/png'], ['photo.jpg', 'image/jpeg']]) expect(await refusedFor(Buffer.from(text, 'latin1'), { name, type })).toBe('file: image-kind')
  })

  test.each(['png', 'jpeg', 'webp', 'avif'] as const)('a %s that was cut off', async (kind) => {
    const whole = await aPicture({ width: 300, height: 200 })[kind]().toBuffer()
    expect(await refusedFor(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe('file: image-broken')
  })

  test.each(['\x89PNG\r\n\x1A\n', '\xFF\xD8\xFF\xE0', 'GIF89a', 'RIFF\0\0\0\0WEBP', '\0\0\0\x1CftypavifAAAAavif'])('nothing behind the first bytes of an image (%j)', async (head) => {
    const file = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from('<html><script>alert(1)</script></html>'.repeat(20))])
    expect(kindOf(file)).not.toBeNull()
    expect(await refusedFor(file)).toBe('file: image-broken')
  })

  test('a larger file than is taken, whatever it holds', async () => {
    expect(await refusedFor(Buffer.concat([await aPicture().png().toBuffer(), Buffer.alloc(FILE_BYTES)]))).toBe('file: image-too-large')
    expect(await refusedFor(Buffer.alloc(FILE_BYTES * 5))).toBe('file: image-too-large')
  })

  test('no file, no form, a description that is too long, and somebody who is not signed in', async () => {
    const image = await aPicture().png().toBuffer()
    const member = await aMember()
    const bare = (body: BodyInit, type?: string) => new Request('http://127.0.0.1:3000/api/v1/media', { method: 'POST', body, headers: type ? { 'content-type': type } : {} })
    const form = new FormData()
    form.set('description', 'no file')
    expect(why(await upload(member, bare(form)))).toBe('file: image-missing')
    expect(why(await upload(member, bare(new Uint8Array(image), 'image/png')))).toBe('file: image-missing')
    expect(why(await upload(member, bare('--x', 'multipart/form-data')))).toBe('file: image-broken')
    expect(why(await upload(member, bare('--x\r\nnothing', 'multipart/form-data; boundary=x')))).toMatch(/image-(?:broken|missing)/)
    expect(await refusedFor(image, { description: 'x'.repeat(501) })).toBe('description: image-long-description')
    expect(why(await upload(GUEST, uploading(image)))).toBe('signed-out')
    expect(await db().media.count({ where: { personId: member.personId } })).toBe(0)
  })
})

test('a description is no Markdown, whatever is in it', () => {
  for (const said of ['](/media/x) ||a||', 'a ![b](c) [d] `e` *f* _g_ ~~h~~', '||sealed||{version=any} >!x!<', '&amp; <b> \\', ':::spoiler']) {
    const address = `/media/${'0'.repeat(32)}`
    const { segments } = render(imageMarkdown(said, address), { base: [], fallback: { version: 'any', until: null } })
    expect(segments.map(({ text }) => text)).toEqual([said])
    expect(segments[0]!.html).toContain(`<img src="${address}"`)
  }
})
