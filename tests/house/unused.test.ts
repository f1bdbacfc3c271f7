import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './sources'

type Issue = { file: string } & Record<string, { name: string }[] | string>

/** What knip finds that nobody uses in a folder: files, exports, dependencies. Its settings are knip.json there. */
async function unusedIn(folder: string): Promise<string[]> {
  const knip = path.join(ROOT, 'node_modules', 'knip', 'bin', 'knip.js')
  const args = [knip, '--directory', folder, '--reporter', 'json', '--no-config-hints', '--no-exit-code']
  const output = await new Promise<string>((resolve, reject) =>
    execFile(process.execPath, args, { maxBuffer: 1e8 }, (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(stdout))),
  )
  const { issues } = JSON.parse(output) as { issues: Issue[] }
  return issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) => (Array.isArray(found) ? found.map(({ name }) => `${kind}: ${name} (${file})`) : [])),
  )
}

test('no file, export or dependency is there for nobody', async () => {
  expect(await unusedIn(ROOT)).toEqual([])
})

test('one that is would be found', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-unused-'))
  writeFileSync(path.join(folder, 'package.json'), '{"name": "x", "type": "module", "main": "index.ts", "dependencies": {"zod": "4.0.0"}}')
  writeFileSync(path.join(folder, 'index.ts'), "import { a } from './a'\na()\n")
  writeFileSync(path.join(folder, 'a.ts'), 'export const a = () => 1\nexport const b = 2\n')
  writeFileSync(path.join(folder, 'c.ts'), 'export const c = 3\n')
  const found = await unusedIn(folder)
  rmSync(folder, { recursive: true })
  expect(found.sort()).toEqual(['dependencies: zod (package.json)', 'exports: b (a.ts)', 'files: c.ts (c.ts)'])
})
