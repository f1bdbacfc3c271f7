import type { ReactNode } from 'react'
import { SubmitButton } from './submit-button'

/**
 * Says what was done and offers to take it back: the answer to a destructive act. `action` is a form action; `children` its hidden
 * fields.
 */
export function UndoBar({ said, undo, action, children }: {
  said: ReactNode
  undo: string
  action: (form: FormData) => void | Promise<void>
  children?: ReactNode
}) {
  return (
    <form className="undo-bar" action={action}>
      <p role="status">{said}</p>
      {children}
      <SubmitButton>{undo}</SubmitButton>
    </form>
  )
}
