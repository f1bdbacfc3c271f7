import { classes } from './classes'
import { Link } from './link'

export interface Tab {
  href: string
  label: string
  current?: boolean
  className?: string
}

/** Links to the several views of one thing; `name` says of what. */
export function Tabs({ name, tabs }: { name: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={name}>
      {tabs.map(({ href, label, current, className }) => (
        <Link key={href} href={href} className={classes('tab', className)} aria-current={current ? 'page' : undefined}>{label}</Link>
      ))}
    </nav>
  )
}
