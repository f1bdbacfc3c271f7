import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBuilt } from '@/lib/launch/build'
import { postgresIn } from '@/lib/launch/first/processes.mjs'
import { migrationsOf } from '@/lib/launch/migrate'
import { THREADS } from '@/prisma/demo/threads'
import { npmStart, pause, type ForumProcess } from './forum-process'
import { freePort } from '../setup/free-port'
import { aProject, databaseRuns, type Project } from './project'

// One project lives through all of this in order, as a real one on a bad day: each test begins with what the one before left behind.
// Nothing here is measured in seconds; what a start did is told by what it said.
const DONE_ONCE = ['Installing packages', 'Generating the database client', 'Applying migrations', 'Putting in the film guide', 'Building the pages']
const BUILT_ONCE_MS = 15 * 60_000

let project: Project
let port: number
const running: ForumProcess[] = []

function start(settings?: Record<string, string>, onPort = port): ForumProcess {
  const forum = npmStart(project, onPort, settings)
  running.push(forum)
  return forum
}

/** Waits for something to be so. `meanwhile` is the forum that brings it about: when that ends, it never will. */
async function until(holds: () => boolean | Promise<boolean>, meanwhile?: ForumProcess): Promise<void> {
  while (!(await holds())) {
    if (meanwhile?.hasEnded()) throw new Error(`it ended too early. It said:\n${meanwhile.said()}`)
    await pause()
  }
}

async function serves(forum: ForumProcess): Promise<void> {
  await forum.says('Cell Seven is ready')
  const page = await fetch(`${forum.address}/`, { headers: { accept: 'text/html' } })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('A small page')
  // Its own patience with the database is two seconds, which a busy machine may need more than once.
  await until(async () => (await fetch(`${forum.address}/readyz`)).status === 200, forum)
}

async function isKilled(forum: ForumProcess, whom: 'everything' | 'only the forum'): Promise<void> {
  await forum.kill(whom)
  running.splice(running.indexOf(forum), 1)
}

beforeAll(async () => {
  project = aProject()
  port = await freePort()
})

afterAll(async () => {
  for (const forum of running) await forum.kill('everything').catch(() => {})
  await project.remove()
})

describe('a first start that is killed', { timeout: BUILT_ONCE_MS }, () => {
  test('while the database is being made leaves no half of one', async () => {
    const forum = start()
    await until(() => existsSync(project.dataDir) && readdirSync(project.dataDir).some((name) => name.startsWith('postgres.new-')), forum)
    await isKilled(forum, 'everything')
    expect(existsSync(project.cluster)).toBe(false)
  })

  test('in the middle of a migration leaves all of it or nothing', async () => {
    // Sleeps longer than any test may take: the kill always comes in the middle.
    writeMigration('CREATE TABLE half (id int); SELECT pg_sleep(3600); CREATE TABLE other_half (id int);')
    const forum = start()
    await forum.says('Applying migrations')
    await until(async () => (await project.query("SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(3600)%' AND pid <> pg_backend_pid()")).length > 0, forum)
    await isKilled(forum, 'only the forum')
    expect(databaseRuns(project)).toBe(true)
    writeMigration('CREATE TABLE half (id int); CREATE TABLE other_half (id int);')
  })

  test('while the first content is put in goes on where it stopped', async () => {
    const forum = start()
    await forum.says('Putting in the film guide')
    await until(async () => Number((await project.query('SELECT count(*) AS n FROM "Post"'))[0]?.n) > 20, forum)
    await isKilled(forum, 'everything')
  })

  test('in the middle of the build does not take the half for the whole', async () => {
    for (const whom of ['only the forum', 'everything'] as const) {
      const forum = start()
      await forum.says('Building the pages')
      await until(() => existsSync(path.join(project.folder, '.next')), forum)
      await isKilled(forum, whom)
      expect(isBuilt(project.folder)).toBe(false)
    }
  })

  test('comes up whole at the next one', async () => {
    const forum = start()
    await serves(forum)
    const posts = THREADS.flatMap((thread) => thread.posts).length
    expect(await project.query('SELECT count(*)::int AS n FROM "Post"')).toEqual([{ n: posts }])
    expect(await project.query('SELECT sum(posts)::int AS n FROM "Thread"')).toEqual([{ n: posts }])
    const applied = await project.query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1')
    expect(applied.map((row) => row.migration_name)).toEqual(migrationsOf(project.folder).map(({ name }) => name))
    await isKilled(forum, 'everything')
  })
})

describe('a forum that was killed while it served', { timeout: BUILT_ONCE_MS }, () => {
  test('comes up again and does nothing twice, over the database that outlived it', async () => {
    expect(databaseRuns(project)).toBe(true)
    const forum = start()
    await serves(forum)
    for (const step of DONE_ONCE) expect(forum.said()).not.toContain(step)
    expect(forum.said()).not.toMatch(/warn(ing)?\b(?! Unknown user config)/i)
    await isKilled(forum, 'only the forum')
  })

  test('comes up again though the number in its pid file is a stranger’s now', async () => {
    await killDatabase()
    // This test is the stranger, and alive. The lines after the first are as PostgreSQL wrote them.
    for (const file of [path.join(project.cluster, 'postmaster.pid'), path.join(project.dataDir, 'socket', '.s.PGSQL.5432.lock')]) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))
    }
    await serves(start())
  })
})

describe('while a forum runs', { timeout: BUILT_ONCE_MS }, () => {
  test('a second one on its data folder names it and stops', async () => {
    const [first] = running
    const second = npmStart(project, await freePort())
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`in use by process ${first?.node()} (${first?.address}, from ${project.folder}), serving since`)
    expect(second.said()).not.toContain('Starting the database')
  })

  test('a second one on its port names it and stops', async () => {
    const [first] = running
    const elsewhere = path.join(project.folder, 'elsewhere')
    const second = npmStart(project, port, { DATA_DIR: elsewhere })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`Port ${port} is in use by process ${first?.node()}`)
    expect(readdirSync(elsewhere)).toEqual(['owner'])
    rmSync(elsewhere, { recursive: true })
  })

  test('one on a stranger’s port names the stranger and stops', async () => {
    const stranger = net.createServer()
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
    const taken = (stranger.address() as net.AddressInfo).port
    const second = npmStart(project, taken, { DATA_DIR: path.join(project.folder, 'elsewhere') })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`Port ${taken} is in use by process ${process.pid}`)
    stranger.close()
  })

  test('wrong settings are all named, with what was expected, and nothing is started', async () => {
    const second = npmStart(project, 0, { PORT: 'many', DATA_DIR: path.join(project.folder, 'elsewhere'), DEMO: '1', HOST: '0.0.0.0', AUTH_GITHUB_ID: 'x' })
    expect(await second.ended).toBe(1)
    for (const line of ['PORT=many: expected a whole number', 'DEMO=1: expected HOST to be a loopback', 'AUTH_GITHUB_SECRET: expected a value']) {
      expect(second.said()).toContain(line)
    }
    expect(second.said()).not.toMatch(/^\s+at /m)
  })

  test('SIGTERM to npm lets a request in flight be answered, then stops the database', async () => {
    const [forum] = running
    if (!forum) throw new Error('nothing runs')
    const { request, answered } = halfARequest(forum.address)
    await until(async () => (await fetch(`${forum.address}/healthz`)).ok)
    process.kill(forum.npm, 'SIGTERM')
    await forum.says('Stopping')
    await until(() => fetch(`${forum.address}/healthz`).then(() => false, () => true))
    request.end('whole')
    expect(await answered).toBe('200 half, whole')
    await forum.ended
    running.length = 0
    expect(databaseRuns(project)).toBe(false)
    expect(existsSync(path.join(project.cluster, 'postmaster.pid'))).toBe(false)
    expect(readdirSync(path.join(project.dataDir, 'owner'))).toEqual([])
  })
})

function writeMigration(sql: string): void {
  const folder = path.join(project.folder, 'prisma/migrations/99990101000000_slow')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), sql)
}

async function killDatabase(): Promise<void> {
  for (const pid of postgresIn(project.cluster)) process.kill(pid, 'SIGKILL')
  await until(() => !databaseRuns(project))
}

/** A request whose body is not all there yet, so that it is in flight for as long as the test likes. */
function halfARequest(address: string) {
  const request = http.request(`${address}/api/echo`, { method: 'POST', headers: { 'content-length': 11 } })
  const answered = new Promise<string>((resolve, reject) => {
    request.on('error', reject)
    request.on('response', async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      resolve(`${response.statusCode} ${text}`)
    })
  })
  request.write('half, ')
  return { request, answered }
}
