import type { ComponentProps } from 'react'
import { classes } from './classes'

/** A sheet of paper on the desk: things that belong together. */
export function Card({ as: Element = 'div', className, ...rest }: { as?: 'div' | 'section' | 'article' | 'li' } & ComponentProps<'div'>) {
  return <Element className={classes('card', className)} {...(rest as object)} />
}
