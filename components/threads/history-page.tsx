import { Fragment } from 'react'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { scopeWords } from '@/components/spoilers/scope-words'
import { SealGlyph } from '@/components/spoilers/seal-glyph'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { HistoryView, RevisionView, Stretch } from '@/lib/posts/view'
import { mergeScopes } from '@/lib/spoilers/scope'
import type { Withheld } from '@/lib/spoilers/sealed'
import { folded } from './folded'

/** What changed in a post, the newest first. `open` is the revision that was asked to be opened. */
export function HistoryPage({ locale, history, open }: { locale: Locale; history: HistoryView; open: number | null }) {
  const t = words(locale, 'threads')
  const { threadId, number, title, revisions, older } = history
  return (
    <div className="column thread">
      <header className="thread-head">
        <h1>{t('history.title', { number })}</h1>
        <p className="muted">{t('history.lead')}</p>
        <p><Link href={pathsIn(locale).post(threadId, number)} dir="auto">{t('history.back', { title })}</Link></p>
      </header>
      <ol className="revisions" reversed>
        {revisions.map((revision) => <Revision key={revision.number} locale={locale} history={history} revision={revision} opened={revision.number === open} />)}
      </ol>
      {older && <p className="muted">{t('history.older')}</p>}
    </div>
  )
}

function Revision({ locale, history: { threadId, number, revisions }, revision, opened }: { locale: Locale; history: HistoryView; revision: RevisionView; opened: boolean }) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const { stretches, reason, spoiler, by, at } = revision
  const whole = revision === revisions.at(-1)
  const told = stretches.some((stretch) => stretch.kind === 'text' && stretch.change !== 'same')
  const closed = mergeScopes(...stretches.map((stretch) => (stretch.kind === 'withheld' ? stretch.withheld.scopes : [])), reason?.kind === 'withheld' ? reason.scopes : [])
  return (
    <li id={`r${revision.number}`} className="revision">
      <h2>{revision.number === 1 ? t('history.first') : t('history.revision', { number: revision.number })}</h2>
      <p className="revision-meta"><Time locale={locale} at={at} /> · {t(`history.by.${by}`)} {spoiler && <ScopeBadge locale={locale} scopes={[spoiler]} />}</p>
      {reason && <p className="revision-why" dir="auto">{reason.kind === 'cleared' ? t('history.reason', { reason: reason.text }) : t('history.reasonSealed')}</p>}
      {!whole && !told && <p className="muted">{t('history.nothing')}</p>}
      <div className="changes" dir="auto">
        {stretches.map((stretch, index) => <Changes key={index} locale={locale} stretch={stretch} whole={whole} first={index === 0} last={index === stretches.length - 1} />)}
      </div>
      {closed.length > 0 && (
        <p>
          <LinkButton
            small href={`${to.history(threadId, number, { open: revision.number })}#r${revision.number}`} rel="nofollow" prefetch={false}
            aria-label={t('history.openName', { number: revision.number, scope: scopeWords(locale, closed) })}
          >
            {t('history.open')}
          </LinkButton>
        </p>
      )}
      {opened && <p className="muted">{t('history.opened')} <a href={`${to.history(threadId, number)}#r${revision.number}`}>{t('history.close')}</a></p>}
    </li>
  )
}

/** A stretch: put in, taken out, as it was (folded where it is long), or withheld. */
function Changes({ locale, stretch, whole, first, last }: { locale: Locale; stretch: Stretch; whole: boolean; first: boolean; last: boolean }) {
  const t = words(locale, 'threads')
  if (stretch.kind === 'withheld') return <Closed locale={locale} {...stretch.withheld} />
  const { change, text: { text, because } } = stretch
  const shown = because === 'open' ? text : <span className="opened" title={words(locale, 'common')('spoilers.opened', { scope: scopeWords(locale, stretch.scopes) })}>{text}</span>
  if (change === 'added') return <ins><span className="sr-only">{t('history.added')} </span>{shown}<span className="sr-only"> {t('history.end')}</span></ins>
  if (change === 'removed') return <del><span className="sr-only">{t('history.removed')} </span>{shown}<span className="sr-only"> {t('history.end')}</span></del>
  const parts = whole ? null : folded(text, { first, last })
  if (!parts) return <span>{shown}</span>
  return (
    <Fragment>
      {parts.before}
      <details className="unchanged"><summary>{t('history.same', { count: parts.words })}</summary>{parts.within}</details>
      {parts.after}
    </Fragment>
  )
}

function Closed({ locale, scopes, words: count }: { locale: Locale } & Pick<Withheld, 'scopes' | 'words'>) {
  const t = words(locale, 'common')
  return (
    <>{' '}<span className="seal seal-still"><SealGlyph /><span className="seal-scope">{scopeWords(locale, scopes)}</span> <span className="seal-size">{t('spoilers.size', { count })}</span></span>{' '}</>
  )
}
