// @ts-check
// The packages and the generated database client: there, whole, and those of this lock file and schema.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { run, runNode, ToolFailed } from './run.mjs'
import { step } from './steps.mjs'

/** @param {string} root */
const stampOf = (root) => path.join(root, 'node_modules', '.cell-seven-installed')

/** @param {string} file */
function content(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** @param {string[]} parts */
function digest(...parts) {
  return createHash('sha256').update(parts.join('\0')).digest('hex')
}

/** What an installation is made from: another lock file, system or processor needs another one. @param {string} root */
function lockDigest(root) {
  return digest(content(path.join(root, 'package-lock.json')), process.platform, process.arch)
}

/**
 * Whether what npm says it installed is what the lock file asks for. npm writes its own list last, so a broken-off one has none.
 * @param {string} root
 */
function agreesWithLock(root) {
  const installed = content(path.join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return false
  try {
    /** @type {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[], libc?: string[] }>} */
    const wanted = JSON.parse(content(path.join(root, 'package-lock.json'))).packages
    const there = JSON.parse(installed).packages
    return Object.entries(wanted).every(([where, { version, optional, devOptional, os, cpu, libc }]) => {
      if (where === '') return true
      if (there[where]) return there[where].version === version && existsSync(path.join(root, where))
      const forThisMachine = os?.includes(process.platform) && cpu?.includes(process.arch) && !libc
      return (optional || devOptional) && !forThisMachine
    })
  } catch {
    return false
  }
}

/** Whether all packages are there, those of this lock file. @param {string} root */
export function isInstalled(root) {
  const wanted = lockDigest(root)
  if (content(stampOf(root)) === wanted) return true
  if (!agreesWithLock(root)) return false
  writeFileSync(stampOf(root), wanted)
  return true
}

/** Installs the packages of the lock file, those for building and testing included. @param {string} root */
export async function install(root) {
  if (isInstalled(root)) return
  await step('Installing packages', async () => {
    rmSync(stampOf(root), { force: true })
    const npm = process.env.npm_execpath ?? ''
    const npmDo = (/** @type {string[]} */ ...what) => {
      const args = [...what, '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
      return npm.endsWith('npm-cli.js') ? runNode(npm, args, { cwd: root }) : run('npm', args, { cwd: root })
    }
    try {
      await npmDo('ci')
    } catch (error) {
      // A lock file that lacks the packages of other systems (a registry that has only this one's wrote it) is refused by `npm ci`, though
      // it holds all that is needed here. package.json pins every version exactly, so installing by both gives the same.
      if (!(error instanceof ToolFailed && error.output.includes('EUSAGE'))) throw error
      await npmDo('install', '--no-save')
    }
    writeFileSync(stampOf(root), lockDigest(root))
  })
}

/**
 * Restores the database libraries' symbolic links, which npm packages cannot hold: the package's own install script would, but npm runs
 * none that is not allowed. @param {string} folder the platform package
 */
export function restoreLinks(folder) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(content(path.join(folder, 'native', 'pg-symlinks.json')) || '[]')
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (!existsSync(link)) {
      rmSync(link, { force: true })
      symlinkSync(path.relative(path.dirname(target), source), link)
    }
  }
}

/** Writes the database client when it is missing, half written or older than the schema. @param {string} root */
export async function generateClient(root) {
  const schema = content(path.join(root, 'prisma', 'schema.prisma'))
  if (!schema) return
  const version = JSON.parse(content(path.join(root, 'node_modules', 'prisma', 'package.json'))).version
  const stamp = path.join(root, 'node_modules', '.cell-seven-client')
  const wanted = digest(schema, version)
  if (content(stamp) === wanted && existsSync(path.join(root, 'lib', 'db', 'generated', 'client.ts'))) return
  await step('Generating the database client', async () => {
    rmSync(stamp, { force: true })
    const cli = path.join(root, 'node_modules', 'prisma', 'build', 'index.js')
    // The command looks for an engine that generating does not use, and would go and download it.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
    await runNode(cli, ['generate', '--no-hints'], { cwd: root, env })
    mkdirSync(path.dirname(stamp), { recursive: true })
    writeFileSync(stamp, wanted)
  })
}
