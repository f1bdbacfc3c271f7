import { me } from './first/begin.mjs'
import { ownData } from './first/own.mjs'
import { say } from './first/steps.mjs'
import { checkedSettings, database } from './start'

/** Brings the forum's database up to date without starting the forum. A forum that is running on the data folder keeps it. */
export async function applyMigrations(): Promise<void> {
  const settings = checkedSettings()
  if (!process.env.DATABASE_URL) await ownData(settings.DATA_DIR, me({ dataDir: settings.DATA_DIR }))
  await database(settings)
  say('The database is up to date.')
}
