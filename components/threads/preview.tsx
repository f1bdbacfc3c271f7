'use client'

import { useTranslations } from 'use-intl'
import { Notice } from '@/components/ui/notice'
import type { usePreviewed } from './use-previewed'

/** Shows the post as its author will see it, made by the renderer that makes the post, and says which marks are unclear. Script only. */
export function Preview({ shown, setOpen }: Pick<ReturnType<typeof usePreviewed>, 'shown' | 'setOpen'>) {
  const t = useTranslations('compose')
  return (
    <details className="preview" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('preview.name')}</summary>
      {shown === 'failed' && <p className="muted">{t('preview.failed')}</p>}
      {shown === null && <p className="muted">{t('preview.waiting')}</p>}
      {shown !== null && shown !== 'failed' && (
        <>
          {[...new Set(shown.warnings.map(({ code }) => code))].map((code) => (
            <Notice key={code}>{t(`warnings.${code}` as 'warnings.spoiler-unclosed')}</Notice>
          ))}
          <div className="prose" dangerouslySetInnerHTML={{ __html: shown.segments[0]?.html ?? '' }} />
        </>
      )}
    </details>
  )
}
