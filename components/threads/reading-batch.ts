import { hintedHandle } from '@/components/shell/me'
import { api } from '@/lib/paths'

// A pause in reading. What is read meanwhile goes with it, so a device sends at most twelve of these a minute.
const PAUSE_MS = 5_000

// Read positions that the server has not been told, by thread. They outlive the page that they were read on.
const waiting = new Map<number, number>()
let timer: ReturnType<typeof setTimeout> | undefined
let sending: Promise<unknown> = Promise.resolve()
let listening = false

/** Keeps that a thread was read up to a post; it is sent with the next batch, and at the latest when the page is left. */
export function noteRead(threadId: number, number: number): void {
  if (number <= (waiting.get(threadId) ?? 0)) return
  waiting.set(threadId, number)
  timer ??= setTimeout(sendRead, PAUSE_MS)
  if (listening) return
  listening = true
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave())
  window.addEventListener('pagehide', leave)
}

/** Forgets what was read of a thread and not sent: it was marked as unread. */
export function dropRead(threadId: number): void {
  waiting.delete(threadId)
}

/** Sends what was read now; what does not arrive goes with the next batch. Answers when it has been. */
export function sendRead(): Promise<unknown> {
  const body = take()
  if (!body) return sending
  const items = [...body.read]
  const again = () => items.forEach(([threadId, number]) => noteRead(threadId, number))
  sending = fetch(api.reading(), { method: 'POST', headers: { 'content-type': 'application/json' }, body: body.text, keepalive: true })
    .then(({ status }) => void (status >= 500 && again()), again)
  return sending
}

// A page that is being left waits for no answer.
function leave(): void {
  const body = take()
  if (body) navigator.sendBeacon(api.reading(), new Blob([body.text], { type: 'application/json' }))
}

function take(): { text: string; read: Map<number, number> } | null {
  clearTimeout(timer)
  timer = undefined
  if (waiting.size === 0) return null
  const read = new Map(waiting)
  waiting.clear()
  // Whoever has signed out meanwhile has no place to keep.
  if (hintedHandle() === null) return null
  return { read, text: JSON.stringify({ items: [...read].map(([threadId, readTo]) => ({ threadId, readTo })) }) }
}
