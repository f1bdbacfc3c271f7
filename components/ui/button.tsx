import type { ComponentProps } from 'react'
import { classes } from './classes'

export type ButtonKind = 'plain' | 'primary' | 'quiet' | 'danger'

interface Look {
  kind?: ButtonKind
  small?: boolean
}

/** The class names of a button, for what is one by its look but not by its element. */
export function buttonClass({ kind = 'plain', small = false }: Look, more?: string): string {
  return classes('button', kind !== 'plain' && `button-${kind}`, small && 'button-small', more)
}

/** A button. It does not send a form unless told to with `type="submit"`. */
export function Button({ kind, small, className, type = 'button', ...rest }: Look & ComponentProps<'button'>) {
  return <button type={type} className={buttonClass({ kind, small }, className)} {...rest} />
}
