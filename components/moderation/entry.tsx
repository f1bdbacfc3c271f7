import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { reasonWords } from '@/lib/ledger/input'
import type { ActionView } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'

/** What an entry of the log says was done, as the beginning of a sentence. */
export function actionWords(locale: Locale, { kind, undoes, decides }: Pick<ActionView, 'kind' | 'undoes' | 'decides'>): string {
  return words(locale, 'moderation')(`kinds.${kind}`, { id: String(undoes ?? decides ?? '') })
}

/** Why it was done, in the reader's language. */
export function whyWords(locale: Locale, action: ActionView): string {
  return reasonWords(locale, action) || words(locale, 'moderation')(`flagsReason.${action.by}`)
}

/** An entry's own page. */
export function entryPath(locale: Locale, id: number): string {
  return pathsIn(locale).logEntry(id)
}

/** What an entry is about, as a link. */
export function Subject({ locale, address: { threadId, title, number } }: { locale: Locale; address: NonNullable<ActionView['address']> }) {
  const t = words(locale, 'moderation')
  const to = pathsIn(locale)
  if (number === null) return <Link href={to.threadById(threadId)} prefetch={false} dir="auto">{t('entry.thread', { title })}</Link>
  return <Link href={to.post(threadId, number)} prefetch={false} dir="auto">{t('entry.post', { title, number })}</Link>
}

/** An entry of the public log: what, by which role, when, why, about which post. `children` is what may be done about it. */
export function Entry({ locale, action, withPost = true, level: Heading = 'h3', children }: {
  locale: Locale
  action: ActionView
  withPost?: boolean
  level?: 'h2' | 'h3'
  children?: ReactNode
}) {
  const t = words(locale, 'moderation')
  const { id, address, by, at, scope, lifted, kind, holding, undoneBy, undoes, appeal, decides, actor } = action
  const scoped = scope && kind !== 'undo' && kind !== 'uphold' && kind !== 'overturn'
  return (
    <li id={`a${id}`} className="card entry" data-undone={undoneBy !== null || undefined}>
      <Heading className="entry-what">{actionWords(locale, action)}</Heading>
      {scoped && <p><ScopeBadge locale={locale} scopes={[scope]} /></p>}
      {lifted && kind !== 'unseal' && <p>{t(`lifted.${kind === 'seal-part' || kind === 'dismiss' ? kind : 'other'}`)}</p>}
      {holding !== null && kind !== 'hold' && kind !== 'release' && <p>{t(holding ? 'holding.yes' : 'holding.no')}</p>}
      {withPost && !action.aboutPerson && (
        <p>{address ? <Subject locale={locale} address={address} /> : t('entry.postGone')}</p>
      )}
      {action.to && <p><Link href={pathsIn(locale).threadById(action.to.threadId)} prefetch={false} dir="auto">{t('entry.to', { title: action.to.title })}</Link></p>}
      <p className="entry-why" dir="auto">{whyWords(locale, action)}</p>
      <p className="entry-meta">
        <Time locale={locale} at={at} /> · {actor ? <Link href={pathsIn(locale).person(actor.handle)} prefetch={false} dir="auto">{t('entry.named', { name: actor.name })}</Link> : t(`by.${by}`)} · <a href={entryPath(locale, id)}>{t('entry.number', { id: String(id) })}</a>
        {undoes !== null && <> · <a href={entryPath(locale, undoes)}>{t('entry.number', { id: String(undoes) })}</a></>}
      </p>
      {decides !== null && <p><a href={entryPath(locale, decides)}>{t('entry.onAppeal', { id: String(decides) })}</a></p>}
      {undoneBy === null && appeal && <p><Badge>{t(`entry.${appeal}`)}</Badge></p>}
      {undoneBy !== null && <p><Badge><a href={entryPath(locale, undoneBy)}>{t('entry.undone', { id: String(undoneBy) })}</a></Badge></p>}
      {children}
    </li>
  )
}
