import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Forum {
  stop: () => Promise<void>
}

// The build is there already: the run's own server has made it.
const START_MS = 120_000

/** A further forum, with settings of its own, on the same build. Answers when it serves. */
export async function startForum(settings: Record<string, string>): Promise<Forum> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'exit')
  const until = Date.now() + START_MS
  while (!(await ready(`http://127.0.0.1:${settings.PORT}/readyz`))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the forum did not start:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return {
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function ready(address: string): Promise<boolean> {
  return fetch(address).then(({ ok }) => ok, () => false)
}
