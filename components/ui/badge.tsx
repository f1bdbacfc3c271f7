import type { ReactNode } from 'react'
import { classes } from './classes'

/** A word or two about the thing it stands beside. */
export function Badge({ className, children }: { className?: string; children: ReactNode }) {
  return <span className={classes('badge', className)}>{children}</span>
}
