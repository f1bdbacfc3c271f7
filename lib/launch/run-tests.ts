import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findBrowser } from './browser'
import { build } from './build'
import { ROOT } from './first/begin.mjs'
import { atEnd, ending } from './first/ending.mjs'
import { run, ToolFailed } from './first/run.mjs'
import { say, step } from './first/steps.mjs'

export interface Count {
  passed: number
  failed: number
  /** What failed and why, to be said once more at the end of a long output. */
  failures: string[]
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[]
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs: { title: string; file: string; tests: { projectName: string; results: { error?: { message: string } }[] }[] }[]
}

interface PlaywrightReport {
  suites: PlaywrightSuite[]
  stats: { expected: number; unexpected: number; flaky: number }
}

/**
 * Runs the tests and adds to `count`. With `filters`, only the tests they select; else also the types and the linter, each counting as one.
 */
export async function runTests(count: Count, half: 'all' | 'unit' | 'e2e', filters: string[]): Promise<void> {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-reports-'))
  try {
    if (half !== 'e2e') {
      if (filters.length === 0) {
        await check(count, 'Checking the types', [['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '--noEmit', '-p', '.']])
        await check(count, 'Linting', [['eslint/bin/eslint.js', '.', '--max-warnings', '0']])
      }
      await unit(count, path.join(reports, 'unit.json'), filters)
    }
    if (half !== 'unit') await endToEnd(count, path.join(reports, 'e2e.json'), filters)
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/** Runs the hunt alone (tests/canary), prints the table of what it found, and with `write` puts that into docs/spoilers.md. */
export async function hunt({ write }: { write: boolean }): Promise<Count> {
  const count: Count = { passed: 0, failed: 0, failures: [] }
  const reports = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-reports-'))
  try {
    const table = path.join(reports, 'table.md')
    await unit(count, path.join(reports, 'unit.json'), ['tests/canary'], { HUNT_REPORT: table, HUNT_WRITES: write ? '1' : '0' })
    if (existsSync(table)) say(`\n${readFileSync(table, 'utf8')}`)
    return count
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/** One check of the whole project, by tools that are silent unless something is wrong. */
async function check(count: Count, title: string, tools: string[][]): Promise<void> {
  try {
    await step(title, async () => {
      for (const [tool = '', ...args] of tools) await run(process.execPath, [path.join(ROOT, 'node_modules', tool), ...args], { cwd: ROOT })
    })
    count.passed += 1
  } catch (error) {
    if (!(error instanceof ToolFailed)) throw error
    say(error.output.trim())
    count.failed += 1
    count.failures.push(title)
  }
}

async function unit(count: Count, report: string, filters: string[], env: Record<string, string> = {}): Promise<void> {
  const args = ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests', ...filters]
  const code = await show(args, { NODE_ENV: 'test', ...env })
  const { numPassedTests, numFailedTests, testResults } = read<VitestReport>(report) ?? { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'))
  count.failures.push(...brokenFiles.map(({ name, message }) => `${path.relative(ROOT, name)}\n${message}`))
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    count.failures.push(...failed.map(({ fullName, failureMessages }) => `${path.relative(ROOT, name)} › ${fullName}\n${failureMessages.join('\n')}`))
  }
  add(count, numPassedTests, numFailedTests + brokenFiles.length, code)
}

async function endToEnd(count: Count, report: string, filters: string[]): Promise<void> {
  const browser = await findBrowser(ROOT)
  await build(ROOT)
  const args = ['@playwright/test/cli.js', 'test', '--reporter=list,json', '--pass-with-no-tests', ...filters]
  const code = await show(args, { NODE_ENV: 'production', CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  const { stats, suites } = read<PlaywrightReport>(report) ?? { stats: { expected: 0, unexpected: 0, flaky: 0 }, suites: [] }
  count.failures.push(...failuresIn(suites))
  add(count, stats.expected + stats.flaky, stats.unexpected, code)
}

function failuresIn(suites: PlaywrightSuite[]): string[] {
  return suites.flatMap(({ suites: inner = [], specs }) => [
    ...specs.flatMap(({ title, file, tests }) =>
      tests.flatMap(({ projectName, results }) => {
        const error = results.at(-1)?.error
        return error ? [`e2e/${file} › ${title} (${projectName})\n${error.message}`] : []
      }),
    ),
    ...failuresIn(inner),
  ])
}

/** A run that failed without a failed test has crashed, which is a failure of its own. */
function add(count: Count, passed: number, failed: number, code: number | null): void {
  count.passed += passed
  count.failed += code !== 0 && failed === 0 ? 1 : failed
}

function read<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null
}

/** Runs a test tool that speaks for itself. It is told to end when we are. */
function show([tool = '', ...args]: string[], env: Record<string, string>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', tool), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    const gone = new Promise<void>((done) => child.once('close', () => done()))
    const forget = atEnd((hard) => {
      child.kill(hard ? 'SIGKILL' : 'SIGTERM')
      return gone
    })
    child.on('error', reject)
    child.on('close', (code) => {
      forget()
      if (!ending()) resolve(code)
    })
  })
}
