import type { ReactNode } from 'react'
import { classes } from './classes'

/**
 * A button with a panel under it, which works without script. `MenuManners` in the layout closes it on Escape, on a click outside and
 * after a choice. `name` is the control's name where `summary` is a picture.
 */
export function DetailsMenu({ summary, name, start = false, className, summaryClass = 'icon-button', children }: {
  summary: ReactNode
  name?: string
  /** Hang the panel from the button's start instead of its end. */
  start?: boolean
  className?: string
  summaryClass?: string
  children: ReactNode
}) {
  return (
    <details className={classes('menu', start && 'menu-start', className)} data-menu>
      <summary className={summaryClass} aria-label={name}>{summary}</summary>
      <div className="menu-panel">{children}</div>
    </details>
  )
}
