'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { Trouble } from '@/components/shell/trouble'
import { useLive } from '@/components/shell/live-words'
import { Button } from '@/components/ui/button'

/** What a page becomes when it fails. The number is the one under which the server wrote down what happened; nothing else is told. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useLive()
  const router = useRouter()
  // What failed is asked for again, not only drawn again.
  const again = () => startTransition(() => {
    router.refresh()
    reset()
  })
  return (
    <Trouble kind="error">
      {error.digest && <p className="figures">{t('trouble.reference', { number: error.digest })}</p>}
      <Button onClick={again}>{t('trouble.again')}</Button>
    </Trouble>
  )
}
