import http from 'node:http'
import { editPost, reply } from '@/lib/posts/write'
import { flagPost } from '@/lib/flags/write'
import { api } from '@/lib/paths'
import { given } from '@/tests/factories'
import type { Forum } from './forum'
import type { Ledger } from './ledger'
import { locate } from './locate'
import type { Planted } from './planted'
import type { Asker } from './viewers'

/** A live stream that somebody reads. */
interface Watching {
  said: () => string
  /** Waits until it has told so many events, or has ended. */
  told: (events: number) => Promise<void>
  /** Whether it was ended as an answer ends, and not cut off. */
  whole: Promise<boolean>
}

/** Opens a thread's live stream. */
export function watch(forum: Forum, threadId: number, { headers }: Asker): Promise<Watching> {
  return new Promise((resolve, reject) => {
    const request = http.get(forum.address + api.events(threadId), { headers: { ...headers, 'accept-encoding': 'gzip' } }, (response) => {
      let text = JSON.stringify(response.rawHeaders)
      let changed = () => {}
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
        changed()
      })
      const whole = new Promise<boolean>((done) => response.on('close', () => done(response.complete)))
      void whole.then(() => changed())
      const count = () => text.split('\nevent: ').length - 1
      const told = (events: number) => new Promise<void>((done) => {
        changed = () => void ((response.closed || count() >= events) && done())
        changed()
      })
      response.once('data', () => resolve({ said: () => text, told, whole }))
    })
    request.on('error', reject)
  })
}

/** Has a sealed comment posted, edited and reported while these watch, and looks at all that they are told. Answers how often each was told something. */
export async function watchWhileWriting(forum: Forum, ledger: Ledger, planted: Planted, askers: readonly Asker[]): Promise<number[]> {
  const thread = planted.threads.at(-1)!
  const [canary] = planted.canaries
  const { author, admin } = planted.people
  const watching = await Promise.all(askers.map((asker) => watch(forum, thread.id, asker)))
  const post = given(await reply(author, thread.id, { body: `||${canary!.word}||` }))
  await Promise.all(watching.map(({ told }) => told(1)))
  given(await editPost(author, post.id, { body: `||${canary!.word} again||`, revision: 1, reason: 'Said more' }))
  given(await flagPost(admin, post.id, { reason: 'spoiler', scope: 'tr-2019', note: canary!.word }))
  await Promise.all(watching.map(({ told }) => told(3)))
  return watching.map(({ said }, at) => {
    const bytes = Buffer.from(said())
    ledger.look(locate(api.events(thread.id), planted)!, askers[at]!, { status: 200, headers: { 'content-type': 'text/event-stream' }, rawHeaders: '', bytes, body: said() })
    return said().split('\nevent: ').length - 1
  })
}
