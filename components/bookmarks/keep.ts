import { api } from '@/lib/paths'

/** Keeps a post at once, without a note; answers whether it is kept. */
export async function keep(postId: number): Promise<boolean> {
  const asked = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' }
  return fetch(api.bookmark(postId), asked).then(({ ok }) => ok, () => false)
}
