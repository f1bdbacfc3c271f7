'use client'

import { useMemo } from 'react'

/**
 * A post's words in the page. They are one element for as long as they are the same: otherwise React would write the same HTML anew whenever the
 * page is refreshed, and close what the reader has opened in it. (`memo` would not do: React mounts a memo anew that came with another answer.)
 */
export function PostText({ html }: { html: string }) {
  return useMemo(() => <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />, [html])
}
