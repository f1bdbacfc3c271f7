import { writeFileSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { disconnect } from '@/lib/db/client'
import { seed } from '@/prisma/seed'
import { build } from '../build'
import { fill } from '../bulk/seed-bulk'
import { createDatabase } from '../database'
import { ROOT } from '../first/begin.mjs'
import { say, step, Trouble } from '../first/steps.mjs'
import { migrate, migrationsOf } from '../migrate'
import { temporaryCluster } from '../temporary-cluster'
import { measureAsked } from './asked'
import { growthTable, holds, table, type Figure } from './figures'
import { startForum } from './forum'
import { measureBusy, measureCold, measureKept } from './pages'
import { CONNECTIONS, load } from './load'
import { someMembers } from './people'
import { measureRendering } from './rendering'
import { measureSearch } from './searching'
import { measureVisit } from './visit'
import { measureWritten } from './written'

// Enough for threads of several pages.
const LEAST = 5_000

/**
 * Measures this machine: a forum that grows to each number of `--posts A,B,C` (10000,100000,1000000) in a database of its own that loses nothing,
 * and hostile texts; beside bare Node, and beside the database alone, in the same run. Prints a table for each size and one of the growth; `--json
 * FILE` keeps the figures. A figure that misses its target is marked and fails nothing, as machines differ.
 */
export async function bench(args: string[]): Promise<void> {
  const { sizes, json } = wantedIn(args)
  const cluster = await temporaryCluster(ROOT, { durable: true })
  const url = cluster.url('bench')
  Object.assign(process.env, { DATABASE_URL: url, NEXTAUTH_SECRET: 'a secret for measuring, known to all', LOG_LEVEL: 'warn' })
  await step('Making a database', async () => {
    await createDatabase(url)
    await migrate(url, migrationsOf(ROOT))
    await seed({ demo: true })
  })
  await build(ROOT)
  const measured: Measured[] = []
  for (const [at, posts] of sizes.entries()) {
    const more = posts - (sizes[at - 1] ?? 0)
    await fill(url, { seed: at + 1, threads: Math.ceil(more / 100), posts: more }, say)
    const figures = await measure(url)
    measured.push({ posts, figures })
    say(`\n${posts} posts\n${table(figures)}\n`)
  }
  const rendered = await stage('Rendering hostile texts', (note) => measureRendering(bareNodeOf(measured[0]!.figures), note))
  await disconnect()
  await cluster.stop()
  say(`\n${table(rendered)}\n\n${growthTable(measured)}\n`)
  const machine = { date: new Date().toISOString().slice(0, 10), processor: os.cpus()[0]?.model ?? '', cores: os.cpus().length, node: process.version }
  const missed = [...measured.flatMap(({ figures }) => figures), ...rendered].filter((one) => !holds(one)).length
  say(`${machine.date}, ${machine.cores} cores (${machine.processor}), Node ${machine.node}. Targets missed: ${missed}.`)
  if (json) writeFileSync(json, `${JSON.stringify({ ...machine, measured, rendered }, null, 2)}\n`)
}

interface Measured {
  posts: number
  figures: Figure[]
}

/** All that is measured of the forum on a database of one size. */
async function measure(url: string): Promise<Figure[]> {
  // The first start learns the build; what operators wait for is the second.
  await (await startForum(url)).stop()
  const forum = await startForum(url)
  const started: Figure = { name: 'start', unit: 's', value: forum.startedIn, target: { of: 'value', atMost: 5 } }
  await load(forum.address, { connections: 1, amount: 1 })
  const resting: Figure = { name: 'memory at rest', unit: 'MB', value: forum.memory() }
  const askers = await someMembers(CONNECTIONS)
  const kept = await stage('Pages that are kept', (note) => measureKept(forum, note))
  const figures = [
    started,
    ...(await measureVisit(forum)),
    ...kept,
    ...(await stage('Pages that are not', (note) => measureCold(forum, note))),
    ...(await stage('Pages that change', (note) => measureBusy(forum, askers, note))),
    ...(await stage('What is asked of the database', (note) => measureAsked(forum, url, askers, note))),
    ...(await stage('Comments', (note) => measureWritten(forum, url, askers, note))),
    ...(await stage('Searches', (note) => measureSearch(bareNodeOf(kept), note))),
    resting,
    { name: 'memory after load', unit: 'MB', value: forum.memory(), target: { of: 'value', atMost: 600 } } as const,
  ]
  await forum.stop()
  return figures
}

/** A part of the benchmark, with how far it is. */
function stage(title: string, work: (note: (detail: string) => void) => Promise<Figure[]>): Promise<Figure[]> {
  return step(title, work)
}

/** Answers a second of bare Node with the bytes of the first page that was measured beside it. */
function bareNodeOf(figures: readonly Figure[]): number {
  const { value, ofBareNode } = figures.find((one) => one.ofBareNode !== undefined)!
  return value / ofBareNode!
}

function wantedIn(args: string[]): { sizes: number[]; json: string | undefined } {
  const { values } = parseArgs({ args, options: { posts: { type: 'string', default: '10000,100000,1000000' }, json: { type: 'string' } } })
  const sizes = values.posts.split(',').map(Number)
  const rising = sizes.every((size, at) => Number.isInteger(size) && size >= LEAST && size <= 999_999_999 && size > (sizes[at - 1] ?? 0))
  if (!rising) throw new Trouble(`--posts: expected rising whole numbers from ${LEAST} to 999999999 with commas between them, not “${values.posts}”`)
  return { sizes, json: values.json }
}
