import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { run, ToolFailed } from './first/run.mjs'
import { say, step, Trouble } from './first/steps.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/**
 * A Chromium for the tests: that of CHROMIUM_PATH, Playwright's, or the machine's; else one is installed, and it says so. Answers its
 * path. Throws `Trouble` when there is none to be had.
 */
export async function findBrowser(root: string): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given && !runs(given)) throw new Trouble(`CHROMIUM_PATH=${given}: expected a Chromium that runs`)
  const found = given || (await playwrights()) || machines()
  if (found) {
    say(`  Browser: ${found}`)
    return found
  }
  return (await installPlaywrights(root)) ?? (await installDebians()) ?? nothing()
}

function runs(program: string): boolean {
  return existsSync(program) && spawnSync(program, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0
}

async function playwrights(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test')
  const program = chromium.executablePath()
  return runs(program) ? program : undefined
}

function machines(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...MAC].find(runs)
}

async function installPlaywrights(root: string): Promise<string | undefined> {
  const cli = path.join(path.dirname(createRequire(path.join(root, 'package.json')).resolve('@playwright/test/package.json')), 'cli.js')
  try {
    await step('Installing Chromium for the tests (playwright install chromium)', () => run(process.execPath, [cli, 'install', 'chromium']))
  } catch (error) {
    if (!(error instanceof ToolFailed)) throw error
    say('  Playwright cannot download one here.')
  }
  return playwrights()
}

async function installDebians(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step('Installing Chromium for the tests (apt-get install chromium fonts-noto-cjk)', async (note) => {
    const onLine = (line: string) => note(line.slice(0, 60))
    await run('apt-get', ['update'], { env, onLine })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env, onLine })
  })
  return machines()
}

function nothing(): never {
  throw new Trouble('The end-to-end tests need a Chromium. Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH.')
}
