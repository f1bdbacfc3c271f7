import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { ALWAYS } from './always'
import { encodingFor, type Encoded } from './encoded'

/** Where a build has its scripts and styles, and beside them their compressed forms (lib/launch/compress-build.ts). */
export const ENCODED_FILES = '.next/static'

// Their names follow from what is in them.
const FOR_EVER = 'public, max-age=31536000, immutable'

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', txt: 'text/plain; charset=utf-8', svg: 'image/svg+xml' }

/** Answers a request for a file of the build from memory; false where it is none of these, and somebody else is to answer. */
export type AnswerFile = (req: IncomingMessage, res: ServerResponse) => boolean

/** The files of a build that lie there compressed, some two megabytes, read once. A build that was made otherwise has none, and all is left to Next. */
export function builtFiles(root: string): AnswerFile {
  const folder = path.join(root, ENCODED_FILES)
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.br')) : []
  const files = new Map(names.map((name) => {
    const file = path.join(folder, name.slice(0, -'.br'.length))
    const bodies: Encoded = { br: readFileSync(`${file}.br`), gzip: readFileSync(`${file}.gz`), identity: readFileSync(file) }
    return [`/_next/static/${path.relative(folder, file).split(path.sep).join('/')}`, { bodies, type: TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream' }]
  }))
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const file = req.url?.startsWith('/_next/static/') ? files.get(req.url.split('?', 1)[0]!) : undefined
    if (!file) return false
    const encoding = encodingFor(req.headers['accept-encoding'])
    const body = file.bodies[encoding]
    res.writeHead(200, {
      ...ALWAYS, 'content-type': file.type, 'content-length': body.length, 'cache-control': FOR_EVER, vary: 'Accept-Encoding', 'accept-ranges': 'none',
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    })
    res.end(req.method === 'HEAD' ? undefined : body)
    return true
  }
}
