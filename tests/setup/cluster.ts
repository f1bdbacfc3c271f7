import type { TestProject } from 'vitest/node'
import { createDatabase } from '@/lib/launch/database'
import { endOnSignals } from '@/lib/launch/first/ending.mjs'
import { migrate, migrationsOf } from '@/lib/launch/migrate'
import { temporaryCluster } from '@/lib/launch/temporary-cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the migrated template on the tests' own PostgreSQL. */
    templateUrl: string
  }
}

/** One PostgreSQL for all tests, with one migrated database that each test file gets a copy of (database.ts beside this). */
export default async function cluster(project: TestProject): Promise<() => Promise<void>> {
  const { root } = project.config
  endOnSignals()
  const { url, stop } = await temporaryCluster(root)
  const templateUrl = url('template_forum')
  await createDatabase(templateUrl)
  await migrate(templateUrl, migrationsOf(root))
  project.provide('templateUrl', templateUrl)
  return stop
}
