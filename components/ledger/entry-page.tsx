import { APPEALABLE } from '@/lib/appeals/rules'
import { Entry } from '@/components/moderation/entry'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { EntryView } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'

/** One entry of the public log, with what belongs to it. The same for everybody: whether one may appeal is said where the link leads. */
export function EntryPage({ locale, view: { entry, related } }: { locale: Locale; view: EntryView }) {
  const t = words(locale, 'ledger')
  const to = pathsIn(locale)
  const appealable = APPEALABLE.has(entry.kind) && entry.undoneBy === null && entry.appeal === null
  return (
    <div className="column stack moderation">
      <p><Link href={to.moderationLog()} prefetch={false}>{t('entryBack')}</Link></p>
      <h1>{t('entryTitle', { id: String(entry.id) })}</h1>
      <ol className="entries">
        <Entry locale={locale} action={entry} level="h2">
          {appealable && <p className="entry-meta">{t('appealHint')} <Link href={to.appeal(entry.id)} prefetch={false} rel="nofollow">{t('appealLink')}</Link></p>}
        </Entry>
      </ol>
      {related.length > 0 && (
        <section className="stack" aria-labelledby="related">
          <h2 id="related">{t('related')}</h2>
          <ol className="entries">{related.map((action) => <Entry key={action.id} locale={locale} action={action} />)}</ol>
        </section>
      )}
    </div>
  )
}
