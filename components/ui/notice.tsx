import type { ComponentProps } from 'react'
import { classes } from './classes'
import { Icon } from './icon'

const ICONS = { note: 'alert', ok: 'check', danger: 'alert' } as const

/**
 * Something to know, in its place on the page. Give it `role="status"` or, for what went wrong, `role="alert"` when it appears as the
 * answer to an act.
 */
export function Notice({ kind = 'note', children, className, ...rest }: { kind?: keyof typeof ICONS } & ComponentProps<'div'>) {
  return (
    <div className={classes('notice', kind !== 'note' && `notice-${kind}`, className)} {...rest}>
      <Icon name={ICONS[kind]} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
