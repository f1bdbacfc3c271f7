'use client'

import { useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useLive } from '@/components/shell/live-words'

/** A line in the place of each post by somebody whom the reader has blocked, with a button that shows it. */
export function BlockedPosts({ numbers }: { numbers: readonly number[] }) {
  return numbers.map((number) => <BlockedPost key={number} number={number} />)
}

function BlockedPost({ number }: { number: number }) {
  const t = useLive()
  const [post, setPost] = useState<HTMLElement | null>(null)
  const [fold, setFold] = useState<'line' | 'place' | null>(null)
  useLayoutEffect(() => {
    const found = document.getElementById(`p${number}`)
    // What lies below the window can be folded without moving anything that is read; what lies in it or above keeps its place.
    setFold(found && found.getBoundingClientRect().top >= window.innerHeight ? 'line' : 'place')
    setPost(found)
  }, [number])
  if (!post || !fold) return null
  const show = () => {
    setFold(null)
    post.focus({ preventScroll: true })
  }
  return createPortal(
    <p className="post-blocked" data-fold={fold}>
      <span>{t('blocked.post', { number })}</span>
      <button type="button" className="button button-small" onClick={show}>{t('blocked.show')}</button>
    </p>,
    post,
  )
}
