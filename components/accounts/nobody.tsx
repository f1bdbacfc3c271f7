'use client'

import { useEffect } from 'react'
import { dropHint, tellMe } from '@/components/shell/me'

/** Tells the header that nobody is signed in any more. */
export function Nobody() {
  useEffect(() => {
    dropHint()
    tellMe({ person: null, notices: 0, queue: null })
  }, [])
  return null
}
