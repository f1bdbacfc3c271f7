import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/setup/cluster.ts'],
    setupFiles: ['tests/setup/database.ts'],
    // Half an hour and three quarters off, where a date that was meant to be UTC shows: nobody's, and nobody notices it elsewhere.
    env: { TZ: 'Asia/Kathmandu', NODE_ENV: 'test' },
    pool: 'forks',
    // The hunt mostly waits for the forum that it asks; the other files need not wait for it.
    maxWorkers: 2,
    // Nothing may depend on how fast a machine is; a test that hangs is still ended.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
  },
})
