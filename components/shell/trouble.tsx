'use client'

import { Link } from '@/components/ui/link'
import { useLocale } from 'use-intl/react'
import type { ReactNode } from 'react'
import { Mark } from '@/components/ui/mark'
import { buttonClass } from '@/components/ui/button'
import { pathsIn } from '@/lib/paths'
import { useLive } from './live-words'

/** The whole of a page that cannot be shown: what happened, what to do, and a way back. */
export function Trouble({ kind, children }: { kind: 'missing' | 'forbidden' | 'error'; children?: ReactNode }) {
  const t = useLive()
  const locale = useLocale()
  return (
    <div className="empty-state trouble">
      <Mark />
      <h1 className="empty-state-title">{t(`trouble.${kind}Title`)}</h1>
      <p>{t(`trouble.${kind}Text`)}</p>
      {children}
      <Link className={buttonClass({ kind: 'primary' })} href={pathsIn(locale).home()}>{t('trouble.home')}</Link>
    </div>
  )
}
