'use client'

import { Live, type LiveProps } from './live'

export type LaterProps = LiveProps

/** What comes to a thread's page after it was drawn. */
export function Later(props: LaterProps) {
  return <Live {...props} />
}
