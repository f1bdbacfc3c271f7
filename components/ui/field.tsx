import { useId, type ComponentProps, type ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './icon'

interface Around {
  /** The form field's name; the element's id too, unless `id` is given. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was typed, and what to do. It stands beside the field and is read with it. */
  error?: ReactNode
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** A label, a control, a hint and an error that belong together; the control gets what ties it to them. */
export function Field({ id, label, hint, error, children }: Omit<Around, 'name'> & { id: string; children: (wiring: Wiring) => ReactNode }) {
  const hintId = hint ? `${id}-hint` : null
  const errorId = error ? `${id}-error` : null
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>{label}</label>
      {hint && <p className="field-hint" id={hintId!}>{hint}</p>}
      {children({ id, 'aria-describedby': classes(hintId, errorId) || undefined, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={errorId!}>{error}</FieldError>}
    </div>
  )
}

/** An error beside what it is about. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return <p className="field-error" id={id}><Icon name="alert" /><span>{children}</span></p>
}

/** One line of text. */
export function TextField({ label, hint, error, className, id, ...rest }: Around & ComponentProps<'input'>) {
  return (
    <Field id={id ?? rest.name} label={label} hint={hint} error={error}>
      {(wiring) => <input type="text" className={classes('input', className)} {...rest} {...wiring} />}
    </Field>
  )
}

/** Many lines of text; it grows with them. */
export function TextArea({ label, hint, error, className, id, ...rest }: Around & ComponentProps<'textarea'>) {
  return (
    <Field id={id ?? rest.name} label={label} hint={hint} error={error}>
      {(wiring) => <textarea className={classes('input', className)} {...rest} {...wiring} />}
    </Field>
  )
}

/** One of several; its children are `<option>`s. */
export function Select({ label, hint, error, className, id, ...rest }: Around & ComponentProps<'select'>) {
  return (
    <Field id={id ?? rest.name} label={label} hint={hint} error={error}>
      {(wiring) => <select className={classes('input', className)} {...rest} {...wiring} />}
    </Field>
  )
}

/** A checkbox or a radio button with its words, as one target. A hint belongs to the target, and to its description instead of its name. */
export function Choice({ label, hint, type = 'checkbox', ...rest }: { label: ReactNode; hint?: ReactNode } & ComponentProps<'input'>) {
  const id = useId()
  const told = hint ? { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-hint` } : {}
  return (
    <label className="choice">
      <input type={type} {...told} {...rest} />
      <span><span id={`${id}-label`}>{label}</span>{hint && <span id={`${id}-hint`} className="field-hint block">{hint}</span>}</span>
    </label>
  )
}
