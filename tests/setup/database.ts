import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

// Every test file starts from a fresh copy of the migrated template and an empty data folder, on its worker's own name: files run at the
// same time never meet, and no file finds what another one left.
const template = new URL(inject('templateUrl'))
const name = `worker_${process.env.VITEST_POOL_ID ?? '1'}`

await onServer(async (client) => {
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`)
})

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-test-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

Object.assign(process.env, {
  DATABASE_URL: at(name),
  DATA_DIR: dataDir,
  NEXTAUTH_SECRET: 'a secret for tests, known to all',
  SITE_URL: 'http://127.0.0.1:3000',
  LOG_LEVEL: 'silent',
  // Tests write faster than people.
  POSTS_A_MINUTE: '1000000',
  NEWCOMER_POSTS_AN_HOUR: '1000000',
})

function at(database: string): string {
  const url = new URL(template)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: at('postgres') })
  await client.connect()
  await work(client).finally(() => client.end())
}
