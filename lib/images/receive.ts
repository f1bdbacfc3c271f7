import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import { done, refused, type Outcome } from '@/lib/outcome'
import { incomingFile } from './files'
import { HEAD_BYTES, kindOf, type ImageKind } from './kind'

// A form has the file, a description, a language and what the browser adds.
const LIMITS = { fields: 8, fieldSize: 4_000, fieldNameSize: 50, files: 1, parts: 9, headerPairs: 20 }

/** A file that came in, with the other fields of its form. */
export interface Received {
  readonly file: string
  readonly kind: ImageKind
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Writes the field `file` of a multipart body to a file of this name as it comes in, and hands it to `use`; it is gone when that returns.
 * Memory holds a piece of it at a time. What is longer than `most` bytes is read to its end, as browsers show an answer only then, unless
 * that is several times as far, and refused.
 */
export async function receiving<T>(request: Request, name: string, most: number, use: (received: Received) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const file = await incomingFile(`${name}.part`)
  try {
    const taken = await take(request, file, most)
    if (!taken.ok) return taken
    const kind = kindOf(await headOf(file))
    return kind ? await use({ file, kind, fields: taken.value }) : refused('image-kind', 'file')
  } finally {
    await rm(file, { force: true })
  }
}

// A photograph of the largest cameras is read to its end, a film is not.
const READ_ANYWAY = 4

async function take(request: Request, file: string, most: number): Promise<Outcome<Record<string, string>>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type) || !request.body) return refused('image-missing', 'file')
  const fields: Record<string, string> = {}
  const writes: Promise<unknown>[] = []
  let outcome: Outcome<Record<string, string>> = refused('image-missing', 'file')
  try {
    const form = new Busboy({ headers: { 'content-type': type }, limits: { ...LIMITS, fileSize: most } })
    form.on('field', (field, value) => void (fields[field] = value))
    form.on('file', (field, stream) => {
      if (field !== 'file') return void stream.resume()
      writes.push(pipeline(stream, createWriteStream(file, { mode: 0o600 })).then(() => {
        if (stream.truncated) outcome = refused('image-too-large', 'file')
        else if (stream.bytesRead > 0) outcome = done(fields)
      }))
    })
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), upTo(most * READ_ANYWAY), form)
    await Promise.all(writes)
  } catch (error) {
    await Promise.allSettled(writes)
    if (error instanceof TooMuch) return refused('image-too-large', 'file')
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
    return refused('image-broken', 'file')
  }
  return outcome
}

class TooMuch extends Error {}

/** Passes on so many bytes and fails at the next one. */
function upTo(most: number) {
  return async function* (source: AsyncIterable<Uint8Array>) {
    let length = 0
    for await (const piece of source) {
      length += piece.length
      if (length > most) throw new TooMuch()
      yield piece
    }
  }
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
