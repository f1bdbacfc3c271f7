import type { ReactNode } from 'react'
import { Mark } from './mark'

/** Where a list would be: says what is not there yet and what to do about it. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <Mark />
      <p className="empty-state-title">{title}</p>
      {children && <div>{children}</div>}
      {action}
    </div>
  )
}
