import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bucket } from './a-bucket'

const KEYS = { id: 'the-forum', secret: 'known to the store and to us', region: 'eu-central-1' }
let bucket: Bucket

// The settings are read once, so they are there before anything that asks for them.
beforeAll(async () => {
  const { aBucket } = await import('./a-bucket')
  bucket = await aBucket(KEYS)
  Object.assign(process.env, {
    MEDIA_S3_ENDPOINT: bucket.address, MEDIA_S3_BUCKET: 'cell-seven', MEDIA_S3_REGION: KEYS.region, MEDIA_S3_KEY_ID: KEYS.id, MEDIA_S3_SECRET: KEYS.secret,
  })
})

afterAll(() => bucket.stop())

test('with a store in the settings images lie there, each request signed, and not in the data folder', async () => {
  const { anImage } = await import('./scene')
  const { aMember } = await import('../factories')
  const { store } = await import('@/lib/images/store')
  const { sweepImages } = await import('@/lib/media/write')
  const image = await anImage({ by: await aMember() })
  const key = `/cell-seven/media/${image.id}.webp`
  expect([...bucket.objects.keys()]).toEqual([key])
  expect(bucket.objects.get(key)!.type).toBe('image/webp')
  expect(await store().get(image.id)).toEqual(bucket.objects.get(key)!.bytes)
  expect(await store().get('0'.repeat(32))).toBeNull()
  expect(existsSync(path.join(process.env.DATA_DIR!, 'media', image.id.slice(0, 2)))).toBe(false)
  expect(await sweepImages(new Date(Date.now() + 25 * 3_600_000))).toBe(1)
  expect(bucket.objects.size).toBe(0)
  await store().remove(image.id)
  expect(bucket.refused).toEqual([])
})

test('a store that refuses is an error, and the upload is not there', async () => {
  const { aMember } = await import('../factories')
  const { anImage } = await import('./scene')
  const { db } = await import('@/lib/db/client')
  const kept = new Map(bucket.objects)
  KEYS.secret = 'changed at the store'
  const member = await aMember()
  await expect(anImage({ by: member })).rejects.toThrow()
  expect(bucket.refused.length).toBeGreaterThan(0)
  expect(bucket.objects).toEqual(kept)
  expect(await db().media.count({ where: { personId: member.personId, readyAt: { not: null } } })).toBe(0)
})
