'use client'

import { useSyncExternalStore } from 'react'
import { useLocale } from 'use-intl'

const never = () => () => undefined

/**
 * What every form sends along: the page's language and, where script runs, that it does, so that the answer is a place to go on to
 * instead of a redirect. With `named`, also a name for this act of writing: sent twice, it takes effect once.
 */
export function SendFields({ act }: { act?: string }) {
  const script = useSyncExternalStore(never, () => true, () => false)
  return (
    <>
      <input type="hidden" name="locale" value={useLocale()} />
      {script && <input type="hidden" name="script" value="1" />}
      {script && act && <input type="hidden" name="key" value={act} />}
    </>
  )
}
