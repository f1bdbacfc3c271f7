import { announce } from '@/components/shell/announce'
import { api } from '@/lib/paths'

/** Keeps a post at once, without a note, and says so; answers whether it is kept. */
export async function keep(postId: number, said: string): Promise<boolean> {
  const asked = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' }
  const kept = await fetch(api.bookmark(postId), asked).then(({ ok }) => ok, () => false)
  if (kept) announce(said)
  return kept
}
