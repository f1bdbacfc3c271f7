import { Link } from './link'
import type { ComponentProps } from 'react'
import { buttonClass, type ButtonKind } from './button'

/** A link that stands among buttons. */
export function LinkButton({ kind, small, className, ...rest }: { kind?: ButtonKind; small?: boolean } & ComponentProps<typeof Link>) {
  return <Link className={buttonClass({ kind, small }, className)} {...rest} />
}
