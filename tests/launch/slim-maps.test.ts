import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { slimMaps } from '@/lib/launch/slim-maps'

const MAP = { version: 3, sources: ['../../app/page.ts'], sourcesContent: ['one\ntwo\nthrow new Error()'], names: [], mappings: 'AAEA' }

test.each([['a map', MAP], ['a map in sections', { version: 3, sources: [], sections: [{ offset: { line: 0, column: 0 }, map: MAP }] }]])('a failure is still named by file and line with %s that holds no sources', (_, map) => {
  const root = mkdtempSync(path.join(tmpdir(), 'cell-seven-maps-'))
  const folder = path.join(root, '.next', 'server', 'chunks')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'page.js')
  writeFileSync(file, 'throw new Error("here")\n//# sourceMappingURL=page.js.map')
  writeFileSync(`${file}.map`, JSON.stringify(map))
  slimMaps(root)
  expect(readFileSync(`${file}.map`, 'utf8')).not.toContain('two')
  const { stderr } = spawnSync(process.execPath, ['--enable-source-maps', file], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })
  expect(stderr).toMatch(/app\/page\.ts:3/)
})
