import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compressBuild } from './compress-build'
import { holdingCheckout } from './first/begin.mjs'
import { runNode } from './first/run.mjs'
import { step } from './first/steps.mjs'
import { slimMaps } from './slim-maps'
import { sourcesDigest } from './sources'

/** Whether the build that is there is whole and made from the sources that are there. */
export function isBuilt(root: string): boolean {
  const stamp = stampOf(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest(root)
}

/** Builds the pages unless that is done. Of several processes in one checkout one builds and the others wait for it. */
export async function build(root: string): Promise<void> {
  if (isBuilt(root)) return
  await holdingCheckout(async () => {
    if (isBuilt(root)) return
    await step('Building the pages', async (note) => {
      const digest = sourcesDigest(root)
      // Gone first and written last: a build that was killed has no stamp, whatever else it has.
      rmSync(stampOf(root), { force: true })
      const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
      const env = { ...process.env, NODE_ENV: 'production' as const }
      await runNode(next, ['build'], { cwd: root, env, onLine: (line) => note(plain(line)) })
      note('compressing')
      await compressBuild(root)
      slimMaps(root)
      writeFileSync(stampOf(root), digest)
    })
  })
}

function stampOf(root: string): string {
  return path.join(root, '.next', 'cell-seven-sources')
}

/** A tool's line without its colours, short enough to stand behind a step's title. */
function plain(line: string): string {
  return line.replace(/\u001b\[[0-9;]*m/g, '').replace(/[^\p{L}\p{N}\p{P}\p{Z}]/gu, '').trim().slice(0, 48)
}
