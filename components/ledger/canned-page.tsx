import { Fold } from '@/components/moderation/fold'
import { Spoken } from '@/components/appeals/speaking'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { compiledWords } from '@/lib/i18n/compiled-words'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { Messages } from '@/lib/i18n/messages'
import type { CannedView } from '@/lib/ledger/view'
import { CannedForm } from './canned-form'

type Group = keyof Messages['ledger']['canned']['groups']

/** The canned reasons, for admins to put otherwise; `saved` is the key of the one that was. */
export function CannedPage({ locale, reasons, saved }: { locale: Locale; reasons: readonly CannedView[]; saved: string | null }) {
  const t = words(locale, 'ledger')
  return (
    <div className="column stack moderation">
      <h1>{t('canned.title')}</h1>
      <p>{t('canned.intro')}</p>
      <Spoken locale={locale} messages={compiledWords(locale, 'ledger', 'refusals')}>
        <ul className="entries">
          {reasons.map((canned) => (
            <li key={canned.key} id={canned.key} className="card entry">
              <h2 className="entry-what" dir="auto">{canned.words[locale]}</h2>
              {saved === canned.key && <Notice kind="ok" role="status">{t('canned.saved')}</Notice>}
              <p className="entry-meta">{t('canned.usedFor', { groups: canned.groups.map((group) => t(`canned.groups.${group as Group}`)).join(', ') })}</p>
              {(canned.changed || !canned.offered) && <p>{canned.changed && <Badge>{t('canned.changed')}</Badge>} {!canned.offered && <Badge>{t('canned.withdrawn')}</Badge>}</p>}
              <Fold summary={t('canned.change')}><CannedForm canned={canned} /></Fold>
            </li>
          ))}
        </ul>
      </Spoken>
    </div>
  )
}
