import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

// All that `next build` reads. What runs beside the build is not: the server around it, this room, and generated code.
const SOURCES = ['app', 'components', 'content', 'lib', 'messages', 'public', 'prisma/schema.prisma', 'proxy.ts', 'package-lock.json', 'next.config.ts', 'tsconfig.json', 'postcss.config.mjs']
const NOT_BUILT = ['lib/launch', 'lib/db/generated']

/** A digest of the sources of the build: of their names and contents, not of times, which a fresh clone does not keep. */
export function sourcesDigest(root: string): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesIn(root, source))) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file))).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(root: string, source: string): string[] {
  const full = path.join(root, source)
  if (!existsSync(full) || NOT_BUILT.includes(source)) return []
  if (!statSync(full).isDirectory()) return [source]
  return readdirSync(full).sort().flatMap((name) => filesIn(root, `${source}/${name}`))
}
