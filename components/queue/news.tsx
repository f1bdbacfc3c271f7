'use client'

import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { localeOf } from '@/lib/i18n/locales'
import { api, pathsIn } from '@/lib/paths'

interface News {
  fresh: number
  gone: readonly { id: string; kind: string | null }[]
}

/**
 * Counts what comes into the queue while one looks at it, and says of each item that somebody else has decided meanwhile what was decided. Nothing
 * that is looked at moves. It asks `every` so many milliseconds.
 */
export function QueueNews({ newest, every }: { newest: number; every: number }) {
  const t = useTranslations('queue')
  const kinds = useTranslations('moderation.kinds')
  const locale = localeOf(useLocale())
  const [fresh, setFresh] = useState(0)
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const items = [...document.querySelectorAll<HTMLElement>('[data-item]:not([data-gone])')]
      const answer = await fetch(api.queueNews({ since: newest, items: items.map(({ dataset }) => dataset.item).join(',') || undefined })).catch(() => null)
      if (!answer?.ok) return
      const news = (await answer.json()) as News
      setFresh(news.fresh)
      for (const { id, kind } of news.gone) {
        const item = items.find(({ dataset }) => dataset.item === id)
        if (!item) continue
        item.dataset.gone = '1'
        const said = kind === null ? t('goneWithdrawn') : t('gone', { what: kinds(kind as 'seal', { id: '' }) })
        const note = document.createElement('p')
        note.className = 'notice queue-gone'
        note.textContent = said
        item.prepend(note)
        announce(said)
      }
    }
    const timer = setInterval(() => void ask(), every)
    const onSeen = () => void ask()
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [newest, every, t, kinds])
  return <p className="queue-fresh" role="status">{fresh > 0 && <a className="button" href={pathsIn(locale).moderation()}>{t('fresh', { count: fresh })}</a>}</p>
}
