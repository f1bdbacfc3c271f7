import { writeFileSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { db, disconnect } from '@/lib/db/client'
import { pathsIn } from '@/lib/paths'
import { seed } from '@/prisma/seed'
import { fill } from '../bulk/seed-bulk'
import { createDatabase } from '../database'
import { ROOT } from '../first/begin.mjs'
import { say, step, Trouble } from '../first/steps.mjs'
import { migrate, migrationsOf } from '../migrate'
import { temporaryCluster } from '../temporary-cluster'
import { holds, table, type Figure } from './figures'
import { measureRendering } from './rendering'
import { measureSearch } from './searching'
import { measureServing, type Served } from './serving'

/**
 * Measures this machine: pages, searches and the rendering of hostile texts, each beside bare Node in the same run, on a database of its own
 * with `--posts N` (100,000) posts. Prints a table; `--json FILE` keeps the figures. A figure beyond its bound is marked and fails nothing, as
 * machines differ.
 */
export async function bench(args: string[]): Promise<void> {
  const { posts, json } = wantedIn(args)
  const cluster = await temporaryCluster(ROOT)
  const url = cluster.url('bench')
  Object.assign(process.env, { DATABASE_URL: url, NEXTAUTH_SECRET: 'a secret for measuring, known to all', LOG_LEVEL: 'warn' })
  await step('Making a database', async () => {
    await createDatabase(url)
    await migrate(url, migrationsOf(ROOT))
    await seed({ demo: true })
  })
  await fill(url, { seed: 1, threads: Math.ceil(posts / 100), posts }, say)
  const pages = await somePages()
  const { bareNode, figures: served }: Served = await step('Serving pages', (note) => measureServing(url, pages, note))
  const searched: Figure[] = await step('Searching', (note) => measureSearch(bareNode, note))
  const rendered: Figure[] = await step('Rendering hostile texts', (note) => measureRendering(bareNode, note))
  await disconnect()
  await cluster.stop()
  const figures = [...served, ...searched, ...rendered]
  say(`\n${table(figures)}\n`)
  say(`${posts} posts, ${os.cpus().length} cores, Node ${process.version}; bare Node answered ${Math.round(bareNode)} pages a second. ` +
    `For times, “of bare Node” is how many pages it answers meanwhile. Beyond their bound: ${figures.filter((one) => !holds(one)).length}.`)
  if (json) keep(json, { posts, cores: os.cpus().length, node: process.version, bareNode, figures })
}

function wantedIn(args: string[]): { posts: number; json: string | undefined } {
  const { values } = parseArgs({ args, options: { posts: { type: 'string', default: '100000' }, json: { type: 'string' } } })
  if (!/^[1-9]\d{1,8}$/.test(values.posts)) throw new Trouble(`--posts: expected a whole number from 10 to 999999999, not “${values.posts}”`)
  return { posts: Number(values.posts), json: values.json }
}

/** The pages that are asked for: the list, and the first page of a long thread. */
async function somePages(): Promise<{ name: string; path: string }[]> {
  const [longest] = await db().thread.findMany({ orderBy: { posts: 'desc' }, take: 1, select: { id: true, slug: true } })
  const to = pathsIn('en')
  return [{ name: 'the list of threads', path: to.home() }, ...(longest ? [{ name: 'a thread of 50 posts a page', path: to.thread(longest) }] : [])]
}

interface Kept {
  posts: number
  cores: number
  node: string
  /** Pages a second. */
  bareNode: number
  figures: Figure[]
}

function keep(file: string, kept: Kept): void {
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}
