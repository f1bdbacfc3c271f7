import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim, Taken } from '@/lib/launch/first/claim.mjs'

const SCRIPT = fileURLToPath(new URL('claimant.mjs', import.meta.url))

let folder: string
beforeEach(() => {
  // Longer than the kernel takes for a socket's name.
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'cell-seven-claim-')), 'a-long-name-'.repeat(12))
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

const who = () => ({ pid: process.pid, since: new Date().toISOString(), address: 'here', root: '', dataDir: folder, doing: 'testing' })

/** Processes that all want the folder at the same moment; each writes when it got it and when it let go. */
async function contend(count: number, manner: 'once' | 'wait' | 'die'): Promise<string[]> {
  const log = path.join(path.dirname(folder), 'log')
  writeFileSync(log, '')
  await Promise.all(Array.from({ length: count }, () => new Promise((resolve) => spawn(process.execPath, [SCRIPT, folder, log, manner]).once('exit', resolve))))
  return readFileSync(log, 'utf8').trim().split('\n')
}

test('of many that ask at once exactly one has it', async () => {
  const lines = await contend(8, 'once')
  expect(lines.filter((line) => line.startsWith('in'))).toHaveLength(1)
})

test('those that wait have it one after the other', async () => {
  const lines = await contend(6, 'wait')
  expect(lines).toHaveLength(12)
  for (let at = 0; at < lines.length; at += 2) expect(lines[at + 1]).toBe(lines[at]?.replace('in', 'out'))
})

test('what dead owners left behind stops nobody and is removed', async () => {
  for (let round = 0; round < 3; round++) await contend(1, 'die')
  expect(readdirSync(folder)).toHaveLength(1)
  const { release } = await claim(folder, who())
  expect(readdirSync(folder)).toHaveLength(1)
  release()
  expect(readdirSync(folder)).toEqual([])
})

test('who asks later is told who has it, with what that one does by then', async () => {
  const mine = who()
  const { release } = await claim(folder, mine)
  mine.doing = 'serving'
  const refusal = await claim(folder, who()).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Taken)
  expect((refusal as Taken).who).toMatchObject({ pid: process.pid, address: 'here', doing: 'serving' })
  release()
  const again = await claim(folder, who())
  again.release()
})
