import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the site. It fetches nothing before it is followed: a thread has a hundred links, and its pages are answered in a
 * moment anyway.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
