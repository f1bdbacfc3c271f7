'use client'

import { useLocale } from 'use-intl'
import { useScript } from '@/components/ui/use-script'

/**
 * What every form sends along: the page's language and, where script runs, that it does, so that the answer is a place to go on to
 * instead of a redirect. With `act`, also a name for this act of writing: sent twice, it takes effect once.
 */
export function SendFields({ act }: { act?: string }) {
  const script = useScript()
  return (
    <>
      <input type="hidden" name="locale" value={useLocale()} />
      {script && <input type="hidden" name="script" value="1" />}
      {script && act && <input type="hidden" name="key" value={act} />}
    </>
  )
}
