import { Link } from './link'

export interface Tab {
  href: string
  label: string
  current?: boolean
}

/** Links to the several views of one thing; `name` says of what. */
export function Tabs({ name, tabs }: { name: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={name}>
      {tabs.map(({ href, label, current }) => (
        <Link key={href} href={href} className="tab" aria-current={current ? 'page' : undefined}>{label}</Link>
      ))}
    </nav>
  )
}
