'use client'

import { useFormStatus } from 'react-dom'
import type { ComponentProps } from 'react'
import { Button } from './button'

/**
 * Sends its form; while the form is on its way it says so with `pending`'s words, keeps the focus and refuses a second click.
 */
export function SubmitButton({ pending: pendingWords, children, ...rest }: { pending?: string } & ComponentProps<typeof Button>) {
  const { pending } = useFormStatus()
  return (
    <Button
      kind="primary" {...rest} type="submit" aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : rest.onClick?.(event))}
    >
      {pending && pendingWords ? pendingWords : children}
    </Button>
  )
}
