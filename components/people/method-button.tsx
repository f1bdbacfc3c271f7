import { SubmitButton } from '@/components/ui/submit-button'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { startSignIn } from '@/lib/people/actions'
import type { MethodId } from '@/lib/viewer/methods'
import type { ButtonKind } from '@/components/ui/button'

/** One way to sign in, as a form of its own: it works before the script does. */
export function MethodButton({ locale, method, to, label, connect = false, kind = 'plain' }: {
  locale: Locale
  method: MethodId
  /** Where the person comes back to. */
  to: string
  label: string
  /** Adds it to who is signed in, instead of signing in by it. */
  connect?: boolean
  kind?: ButtonKind
}) {
  return (
    <form action={startSignIn}>
      <input type="hidden" name="provider" value={method} />
      <input type="hidden" name="to" value={to} />
      {connect && <input type="hidden" name="connect" value="1" />}
      <SubmitButton kind={kind} className="w-full" pending={words(locale, 'people')('signIn.pending')}>{label}</SubmitButton>
    </form>
  )
}
