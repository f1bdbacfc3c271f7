import { deflateSync } from 'node:zlib'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** What a browser sends when somebody uploads this file. */
export function uploading(bytes: Buffer, { name = 'photo.png', type = 'image/png', description }: { name?: string; type?: string; description?: string } = {}): Request {
  const form = new FormData()
  if (description !== undefined) form.set('description', description)
  form.set('file', new File([new Uint8Array(bytes)], name, { type }))
  return new Request('http://127.0.0.1:3000/api/v1/media', { method: 'POST', body: form })
}

/** A picture with some structure, so that what comes of it can be told from nothing. */
export function aPicture({ width = 60, height = 40 }: { width?: number; height?: number } = {}) {
  const half = { create: { width: Math.max(1, Math.floor(width / 2)), height, channels: 3, background: '#2e4257' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#f4bc2b' } }).composite([{ input: half, left: 0, top: 0 }])
}

/** Frames that differ, one below the other, as a GIF. */
export async function aMovingPicture({ width = 40, height = 30, frames = 6 } = {}): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3 * frames)
  for (let at = 0; at < raw.length; at += 1) raw[at] = (Math.floor(at / (width * height * 3)) * 37) & 0xff
  return sharp(raw, { raw: { width, height: height * frames, channels: 3, pageHeight: height } }).gif({ delay: Array(frames).fill(100) as number[] }).toBuffer()
}

/** A PNG of some hundred bytes that says it has this many black pixels, and has them: the more, the longer its reader unpacks. */
export function aBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // One bit for a pixel, shades of grey.
  head[8] = 1
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
