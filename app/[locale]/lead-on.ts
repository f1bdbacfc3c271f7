import { notFound, redirect } from 'next/navigation'
import { whereNow } from '@/lib/moves/read'
import type { PlaceView } from '@/lib/moves/view'
import type { Viewer } from '@/lib/viewer/viewer'

/** For what is not at its place: leads to where it was moved, by `address`; it is not found where it was not. Not for good, as a move can be undone. */
export async function leadOn(viewer: Viewer, place: PlaceView, address: (now: PlaceView) => string): Promise<never> {
  const now = await whereNow(viewer, place)
  if (now && now.threadId !== place.threadId) redirect(address(now))
  notFound()
}
