'use client'

import { useState, type MouseEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { Icon } from '@/components/ui/icon'
import { useScript } from '@/components/ui/use-script'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { deleteAction } from '@/lib/posts/actions'
import { markUnreadFromAction } from '@/lib/reading/actions'
import { sayMarkedUnread } from './marked-unread'
import { usePostOverlay } from './overlay'

/** Everything else that one can do with a post. Without script it is a link to a page that offers the same. */
export function PostMenu({ threadId, postId, number }: { threadId: number; postId: number; number: number }) {
  const t = useTranslations('compose.post')
  const locale = localeOf(useLocale())
  const script = useScript()
  const mine = usePostOverlay(number)
  const [copied, setCopied] = useState(false)
  const [kept, setKept] = useState(false)
  const to = pathsIn(locale)
  const face = <><Icon name="more" /><span className="sr-only">{t('more', { number })}</span></>
  if (!script) return <a href={to.acts(threadId, number)} className="post-act" rel="nofollow">{face}</a>
  const address = () => new URL(to.post(threadId, number), location.origin).href
  const copy = async () => {
    if (!(await navigator.clipboard.writeText(address()).then(() => true, () => false))) return
    setCopied(true)
    announce(t('copied'))
  }
  // Whoever closes the sheet again has changed their mind.
  const share = () => navigator.share({ title: document.title, url: address() }).catch(() => undefined)
  // Where there is no form to fill, the link leads to one.
  const quote = async (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const { href } = event.currentTarget
    const menu = event.currentTarget.closest('details')
    event.preventDefault()
    const quoted = await import('./quote-into').then(({ quoteInto }) => quoteInto(postId, number)).catch(() => false)
    if (!quoted) location.assign(href)
    else if (menu) menu.open = false
  }
  // Kept at once; the link leads on to a note and a reminder.
  const keep = async (event: MouseEvent<HTMLAnchorElement>) => {
    if (!mine || mine.bookmarked || kept || event.ctrlKey || event.metaKey || event.shiftKey) return
    const { href } = event.currentTarget
    event.preventDefault()
    if (await import('@/components/bookmarks/keep').then((found) => found.keep(postId, t('bookmarked'))).catch(() => false)) setKept(true)
    else location.assign(href)
  }
  return (
    <details className="menu" data-menu>
      <summary className="post-act">{face}</summary>
      <div className="menu-panel">
        <button type="button" className="menu-item" onClick={() => void copy()}><Icon name="link" />{copied ? t('copied') : t('link')}</button>
        {'share' in navigator && <button type="button" className="menu-item" onClick={() => void share()}><Icon name="share" />{t('share')}</button>}
        <a className="menu-item" href={to.reply(threadId, { to: number, quote: 1 })} rel="nofollow" data-key="quote" onClick={(event) => void quote(event)}><Icon name="quote" />{t('quote')}</a>
        <a className="menu-item" href={to.bookmark(threadId, number)} rel="nofollow" onClick={(event) => void keep(event)}><Icon name="bookmark" />{kept || mine?.bookmarked ? t('bookmarked') : t('bookmark')}</a>
        {!mine?.own && <a className="menu-item" href={to.flag(threadId, number)} rel="nofollow"><Icon name="flag" />{mine?.flagged ? t('reported') : t('report')}</a>}
        {mine?.mayEdit && <a className="menu-item" href={to.edit(threadId, number)}><Icon name="pencil" />{t('edit')}</a>}
        {mine?.mayEditThread && <a className="menu-item" href={to.editThread(threadId)}><Icon name="pencil" />{t('editThread')}</a>}
        {mine && (
          <form action={markUnreadFromAction} onSubmit={() => sayMarkedUnread(threadId)}>
            <input type="hidden" name="thread" value={threadId} />
            <input type="hidden" name="number" value={number} />
            <input type="hidden" name="locale" value={locale} />
            <button type="submit" className="menu-item"><Icon name="eye" />{t('unread')}</button>
          </form>
        )}
        {mine?.mayDelete && (
          <form action={deleteAction}>
            <input type="hidden" name="post" value={postId} />
            <input type="hidden" name="locale" value={locale} />
            <button type="submit" className="menu-item"><Icon name="cross" />{t('delete')}</button>
          </form>
        )}
        {mine?.mayModerate && <a className="menu-item" href={to.moderationItem(postId)}><Icon name="shield" />{t('moderate')}</a>}
      </div>
    </details>
  )
}
