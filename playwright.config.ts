import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { freePort } from './tests/setup/free-port'

// This file is read again in every worker, which inherits the first reading's environment: one port and one data folder for a run.
const port = Number((process.env.E2E_PORT ??= String(await freePort())))
const dataDir = process.env.E2E_DATA_DIR ?? ownDataDir()
const address = `http://127.0.0.1:${port}`
const zone = 'Asia/Kathmandu'

// As root the browser's sandbox does not work; the rest keeps it from talking to its maker and from features that need a real machine.
const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Nothing may depend on how fast a machine is; a test that hangs is still ended.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    timezoneId: zone,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags,
    },
  },
  projects: [
    { name: 'script', testIgnore: '**/*.noscript.spec.ts' },
    // A test's file name and tags are part of what `grep` sees.
    { name: 'no-script', grep: /@noscript|\.noscript\.spec\.ts/, use: { javaScriptEnabled: false } },
  ],
  webServer: {
    command: 'exec node scripts/start.mjs',
    url: `${address}/readyz`,
    // The very first start may install and build.
    timeout: 15 * 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
    stdout: 'pipe',
    stderr: 'pipe',
    env: { PORT: String(port), HOST: '127.0.0.1', SITE_URL: address, DATA_DIR: dataDir, DEMO: '1', DEMO_DATA: '1', TZ: zone, LOG_LEVEL: 'warn', FORMS_A_MINUTE: '1000000', API_WRITES_A_MINUTE: '1000000', POSTS_A_MINUTE: '1000000' },
  },
})

function ownDataDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-e2e-'))
  process.env.E2E_DATA_DIR = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return folder
}
