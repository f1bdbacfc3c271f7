'use client'

import { memo } from 'react'

/**
 * A post's words in the page. Drawn again only when they differ: React would write the same HTML anew whenever the page is refreshed, and
 * close what the reader has opened in it.
 */
export const PostText = memo(function PostText({ html }: { html: string }) {
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
})
