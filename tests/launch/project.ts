import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { ROOT } from '@/lib/launch/first/begin.mjs'
import { postgresIn } from '@/lib/launch/first/processes.mjs'
import { stopStray } from '@/lib/launch/stray'

/** A copy of this project, as a person has it who cloned it into a folder that only they may enter. */
export interface Project {
  folder: string
  dataDir: string
  cluster: string
  /** Runs one statement in its database, which must be up. */
  query: (sql: string) => Promise<Record<string, unknown>[]>
  remove: () => Promise<void>
}

const NOT_COPIED = ['node_modules', '.next', '.data', '.git', 'test-results', 'playwright-report', 'app', '.env']

// Pages that build in seconds: what is tried here is the starting, not what the pages show.
const SMALL_PAGES = {
  'app/[locale]/layout.tsx': `export default function Layout({ children }: { children: React.ReactNode }) { return <html><body>{children}</body></html> }\n`,
  'app/api/v1/small/route.ts': `export async function GET() { return Response.json({ small: true }) }\n`,
  'app/api/echo/route.ts': `export async function POST(request: Request) { return new Response(await request.text()) }\n`,
  'app/[locale]/page.tsx': `export const dynamic = 'force-dynamic'\nexport default function Page() { return <h1>A small page</h1> }\n`,
}

/** Makes the copy; packages are hard links to ours. */
export function aProject(): Project {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'cell-seven-project-')))
  for (const name of readdirSync(ROOT).filter((one) => !NOT_COPIED.includes(one))) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true })
  }
  for (const [name, content] of Object.entries(SMALL_PAGES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  linkPackages(folder)
  const dataDir = path.join(folder, '.data')
  const cluster = path.join(dataDir, 'postgres')
  return {
    folder,
    dataDir,
    cluster,
    query: (sql) => query(dataDir, sql),
    remove: async () => {
      await stopStray(cluster, path.join(dataDir, 'socket'))
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
}

/** Whether any process of the project's database is alive. */
export function databaseRuns({ cluster }: Project): boolean {
  return postgresIn(cluster).length > 0
}

function linkPackages(folder: string): void {
  const [from, to] = [path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules')]
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    // Another file system, or a cp that makes no links.
    rmSync(to, { recursive: true, force: true })
    execFileSync('cp', ['-a', from, to])
  }
}

async function query(dataDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const password = readFileSync(path.join(dataDir, 'postgres-password'), 'utf8').trim()
  const host = encodeURIComponent(path.join(dataDir, 'socket'))
  const client = new pg.Client({ connectionString: `postgresql://cell_seven:${password}@localhost/cell_seven?host=${host}` })
  await client.connect()
  return client.query<Record<string, unknown>>(sql).then(({ rows }) => rows).finally(() => client.end())
}
