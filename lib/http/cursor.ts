import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/env'

// 96 bits: nobody guesses one, and an address stays short.
const SEAL_BYTES = 12

/**
 * A place in a list as a text for an address, which only we can make. `list` says of which list (its order and filters): a cursor of another
 * one is not taken. What is in it can be read by whoever has it, so it holds what they may know.
 */
export function makeCursor(list: string, place: unknown): string {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url')
  return `${text}.${sealOf(list, text)}`
}

/** The place that a cursor of this list names; null where it was not made by us for this list, or does not fit the shape. */
export function readCursor<S extends z.ZodType>(list: string, shape: S, cursor: string): z.output<S> | null {
  const [, text, seal] = /^([\w-]{1,400})\.([\w-]{16})$/.exec(cursor) ?? []
  if (text === undefined || seal === undefined || !timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(list, text)))) return null
  const place = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  return place.success ? place.data : null
}

function sealOf(list: string, text: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(JSON.stringify(['cursor', list, text])).digest().subarray(0, SEAL_BYTES).toString('base64url')
}
