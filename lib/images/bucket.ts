import { S3mini } from 's3mini'
import { env } from '@/lib/env'
import type { Store } from './store'

// Longer than a store that works ever takes for some megabytes; whoever waits is told that it failed.
const PATIENCE_MS = 30_000

let known: S3mini | undefined

function bucket(): S3mini {
  const { MEDIA_S3_ENDPOINT = '', MEDIA_S3_BUCKET = '', MEDIA_S3_REGION, MEDIA_S3_KEY_ID = '', MEDIA_S3_SECRET = '' } = env()
  return (known ??= new S3mini({
    endpoint: `${MEDIA_S3_ENDPOINT.replace(/\/$/, '')}/${MEDIA_S3_BUCKET}`,
    region: MEDIA_S3_REGION,
    accessKeyId: MEDIA_S3_KEY_ID,
    secretAccessKey: MEDIA_S3_SECRET,
    requestAbortTimeout: PATIENCE_MS,
  }))
}

const keyOf = (id: string) => `media/${id}.webp`

/** Images as objects of the S3-compatible store that the settings name. Nobody reads them there but the forum: the bucket is private. */
export const inBucket: Store = {
  async put(id, bytes) {
    await bucket().putObject(keyOf(id), bytes, 'image/webp')
  },
  async get(id) {
    const bytes = await bucket().getObjectArrayBuffer(keyOf(id))
    return bytes && Buffer.from(bytes)
  },
  async remove(id) {
    await bucket().deleteObject(keyOf(id))
  },
}
