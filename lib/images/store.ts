import { env } from '@/lib/env'
import { inBucket } from './bucket'
import { inFiles } from './files'

/** Where the bytes of images are kept. An id is written once and never again with other bytes. */
export interface Store {
  /** Returns when they are kept for good. */
  put(id: string, bytes: Buffer): Promise<void>
  /** Null: there are none. */
  get(id: string): Promise<Buffer | null>
  /** Where there are none, all is well. */
  remove(id: string): Promise<void>
}

/** The store that the settings name: an S3-compatible one, else files. */
export function store(): Store {
  return env().MEDIA_S3_BUCKET ? inBucket : inFiles
}
