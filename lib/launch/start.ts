import path from 'node:path'
import { configuredProviders, demoAllowed, readSettings, type Settings } from '@/lib/env'
import { seed } from '@/prisma/seed'
import { serve } from '@/server'
import { build } from './build'
import { openDatabase, type Opened } from './database'
import { ROOT } from './first/begin.mjs'
import type { Who } from './first/claim.mjs'
import { atEnd } from './first/ending.mjs'
import { duration, say, step, stepOnceUnderWay, Trouble } from './first/steps.mjs'
import { keptSecret } from './kept-secret'
import { migrate, migrationsOf, pendingMigrations } from './migrate'

interface Start {
  dev: boolean
  /** How this process is described to others; `doing` follows what it does. */
  who: Who
  /** When the command was given, in milliseconds since 1970. */
  startedAt: number
}

/** Brings the forum up, from whatever state the last process left, and leaves it serving. */
export async function start({ dev, who, startedAt }: Start): Promise<void> {
  const settings = checkedSettings()
  process.env.NEXTAUTH_SECRET ||= keptSecret(path.join(settings.DATA_DIR, 'nextauth-secret'))
  process.env.NEXTAUTH_URL = settings.SITE_URL
  process.env.DATABASE_URL = await database(settings)
  await stepOnceUnderWay('Putting in the film guide, the categories and a conversation', (note) => seed({ progress: note, demo: settings.DEMO_DATA === '1' }))
  if (!dev) await build(ROOT)
  await step('Starting the server', () => serve(settings, { dev }))
  who.doing = 'serving'
  say(`\nCell Seven is ready after ${duration(Date.now() - startedAt)}: ${settings.SITE_URL}\n${howToSignIn(settings)}\n`)
}

/** The settings, or a `Trouble` that names all wrong ones. */
export function checkedSettings(): Settings {
  const check = readSettings(process.env)
  if (!check.ok) throw new Trouble(`These settings are wrong:\n${check.problems.map((line) => `  ${line}`).join('\n')}`)
  return check.settings
}

/** Opens the database, brings it up to date, and answers its address. */
export async function database(settings: Settings): Promise<string> {
  const given = process.env.DATABASE_URL?.trim() || undefined
  const opened: Opened = await step(given ? 'Reaching the database' : 'Starting the database', (note) =>
    openDatabase(ROOT, settings.DATA_DIR, given, settings.DATABASE_POOL, note),
  )
  atEnd(opened.stop)
  const migrations = migrationsOf(ROOT)
  if ((await pendingMigrations(opened.url, migrations)).length > 0) {
    await step('Applying migrations', (note) => migrate(opened.url, migrations, note))
  }
  return opened.url
}

function howToSignIn(settings: Settings): string {
  const providers = configuredProviders(settings)
  if (providers.length > 0) return `Sign in with: ${providers.join(', ')}`
  if (demoAllowed(settings)) return 'Sign in with the demo account, as newcomer, fan, moderator or admin, or under any other name'
  return 'Nobody can sign in: no provider is set up (AUTH_…_ID and AUTH_…_SECRET; see README.md)'
}
