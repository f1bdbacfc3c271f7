import { db } from '@/lib/db/client'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { administers, type Viewer } from '@/lib/viewer/viewer'
import { wordingInput, type WordingInput } from './input'

/** Has a canned reason say something else from now on, or be offered no longer. What the log has said with it stays as it was said. */
export async function reword(viewer: Viewer, raw: WordingInput): Promise<Outcome<null>> {
  const input = checked(wordingInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  if (!administers(viewer)) return refused('not-admin')
  const { key, words, offered } = input.value
  await db().wording.create({ data: { key, words: words ?? undefined, offered, editorId: viewer.personId }, select: { id: true } })
  return done(null)
}
