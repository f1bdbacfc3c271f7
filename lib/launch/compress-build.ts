import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ENCODED_FILES } from '@/lib/pages/files'

// The best there is: it is done once for a build, and leaves a tenth less of our scripts than what pages are compressed with (5).
const BROTLI = constants.BROTLI_MAX_QUALITY
const GZIP = 9

// Icons and sizes below which a packet holds them either way.
const WORTH_BYTES = 512

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)]

/** Lays the compressed forms of a build's scripts and styles beside them. */
export async function compressBuild(root: string): Promise<void> {
  const folder = path.join(root, ENCODED_FILES)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:js|css|txt|svg)$/.test(file))
  await Promise.all(files.map(async (file) => {
    const full = path.join(folder, file)
    const bytes = readFileSync(full)
    if (bytes.length < WORTH_BYTES) return
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    const [br, gz] = await Promise.all([brotli(bytes, { params }), gzipped(bytes, { level: GZIP })])
    writeFileSync(`${full}.br`, br)
    writeFileSync(`${full}.gz`, gz)
  }))
}
