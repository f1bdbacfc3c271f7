import { useEffect, useRef } from 'react'
import { useFormatter } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Choice } from './account-draft'
import { useWriting } from './own-words'
import type { Saved } from './reconcile'

/** Two devices have written at the same place: both texts, whole, and what may be done with them. */
export function Conflict({ here, there, choose }: { here: Record<string, string>; there: Saved & { savedAt?: string }; choose: (choice: Choice) => void }) {
  const t = useWriting()
  const format = useFormatter()
  const notice = useRef<HTMLDivElement>(null)
  // Whoever is typing goes on typing.
  useEffect(() => {
    announce(t('conflict.title'))
    notice.current?.scrollIntoView({ block: 'nearest' })
  }, [t])
  const at = there.savedAt ? format.dateTime(new Date(there.savedAt), { dateStyle: 'medium', timeStyle: 'short' }) : ''
  return (
    <div ref={notice} role="group" aria-label={t('conflict.title')} className="compose-conflict">
      <Notice>
        <p><strong>{t('conflict.title')}</strong></p>
        <p>{t('conflict.about')}</p>
        <Text name={t('conflict.here')} title={here.title} body={here.body} />
        <Text name={t('conflict.there', { at })} title={there.title} body={there.body} />
        <p className="compose-actions">
          <Button onClick={() => choose('here')}>{t('conflict.keepHere')}</Button>
          <Button onClick={() => choose('there')}>{t('conflict.keepThere')}</Button>
          <Button onClick={() => choose('both')}>{t('conflict.keepBoth')}</Button>
        </p>
      </Notice>
    </div>
  )
}

function Text({ name, title, body }: { name: string; title?: string; body?: string }) {
  return (
    <figure className="compose-text">
      <figcaption>{name}</figcaption>
      <pre tabIndex={0} dir="auto">{[title, body].filter(Boolean).join('\n\n')}</pre>
    </figure>
  )
}
