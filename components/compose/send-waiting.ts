import { hintedHandle } from '@/components/shell/me'
import { UNTOUCHED, type FormState } from '@/lib/action'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { replyAction } from '@/lib/posts/actions'
import { startThreadAction } from '@/lib/threads/actions'
import { letWait, withdraw, type Waiting } from './waiting'

/** Sends what waits, under the name it was first sent with; the address of what was made, or null where it still waits, with the reason why. */
export async function sendWaiting(one: Waiting): Promise<string | null> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...one.fields, script: '1' })) form.set(name, value)
  const act: (before: FormState, form: FormData) => Promise<FormState> = one.fields.thread ? replyAction : startThreadAction
  const trouble = (reason: string) => {
    if (one.trouble !== reason) letWait({ ...one, trouble: reason })
    return null
  }
  try {
    const { to, refusals } = await act(UNTOUCHED, form)
    if (to !== undefined && !to.includes(pathsIn(DEFAULT_LOCALE).signIn())) {
      withdraw(hintedHandle(), one.key)
      return to
    }
    return trouble(to === undefined ? (refusals[0]?.reason ?? 'failed') : 'signed-out')
  } catch (thrown) {
    // Still no connection: nothing is wrong with it.
    return thrown instanceof TypeError ? null : trouble('failed')
  }
}
