import type { ComponentProps } from 'react'

/**
 * A link within the site: a plain one, which needs no script of its own. Where there is script, components/shell/follow-links.tsx follows it without
 * loading the frame again. It fetches nothing by being seen, as a thread has a hundred links; only when it is meant.
 */
export function Link({ prefetch: _, ...props }: ComponentProps<'a'> & { href: string; prefetch?: false }) {
  return <a data-within="" {...props} />
}
