'use client'

import { lazy, Suspense } from 'react'
import { useOverlayPosts } from '@/components/threads/overlay'

const BlockedPosts = lazy(() => import('./blocked-posts').then(({ BlockedPosts: Shown }) => ({ default: Shown })))

/** Folds the posts of whom the reader has blocked. What it needs is fetched when there is one. */
export function FoldedPosts() {
  const posts = useOverlayPosts()
  const blocked = Object.entries(posts ?? {}).flatMap(([number, post]) => (post.blocked ? [Number(number)] : []))
  return blocked.length === 0 ? null : <Suspense><BlockedPosts numbers={blocked} /></Suspense>
}
