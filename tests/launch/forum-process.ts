import { execFileSync, spawn } from 'node:child_process'
import { isAlive } from '@/lib/launch/first/processes.mjs'
import type { Project } from './project'

const OURS = /^(DATABASE_|DATA_DIR|NEXTAUTH_|SITE_URL|LOG_LEVEL|NODE_ENV|VITEST|VITE_|PORT|HOST|DEMO|npm_)/

/** `npm start` in a process group of its own, as a terminal or a service manager has it. */
export interface ForumProcess {
  address: string
  npm: number
  /** All that it has said so far. */
  said: () => string
  /** Waits until it says `words`; throws with all it said when it ends first. */
  says: (words: string) => Promise<void>
  /** The forum's own process, which npm started. */
  node: () => number
  /** Kills npm and all in its group, or the forum's own process alone, as nothing can object to; returns when they are gone. */
  kill: (whom: 'everything' | 'only the forum') => Promise<void>
  hasEnded: () => boolean
  /** Its exit code, when it has ended by itself. */
  ended: Promise<number | null>
}

/** Types `npm start` in a project. */
export function npmStart(project: Project, port: number, settings: Record<string, string> = {}): ForumProcess {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)))
  const env: Record<string, string | undefined> = { ...kept, PORT: String(port), ...settings }
  const npm = spawn('npm', ['start'], { cwd: project.folder, env: env as NodeJS.ProcessEnv, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const pid = npm.pid ?? 0
  let text = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk))
  const ended = new Promise<number | null>((resolve) => npm.once('close', resolve))
  const node = () => childOf(pid)
  const hasEnded = () => npm.exitCode !== null || npm.signalCode !== null
  return {
    address: `http://127.0.0.1:${port}`,
    npm: pid,
    said: () => text,
    says: (words) => says(hasEnded, () => text, words),
    node,
    kill: async (whom) => {
      const victims = whom === 'everything' ? [pid, node()] : [node()]
      process.kill(whom === 'everything' ? -pid : node(), 'SIGKILL')
      await ended
      while (victims.some(isAlive)) await pause()
    },
    hasEnded,
    ended,
  }
}

export const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

async function says(hasEnded: () => boolean, text: () => string, words: string): Promise<void> {
  while (!text().includes(words)) {
    if (hasEnded()) throw new Error(`it ended before it said "${words}". It said:\n${text()}`)
    await pause()
  }
}

function childOf(pid: number): number {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const row = table.map((line) => line.trim().split(/\s+/).map(Number)).find(([, parent]) => parent === pid)
  if (!row?.[0]) throw new Error(`process ${pid} has no child`)
  return row[0]
}
