import { Notice } from '@/components/ui/notice'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { NEWCOMER_LINKS } from '@/lib/posts/rules'
import type { StandingView } from '@/lib/standing/view'

/** How somebody stands, what is missing for the next step, and why it is asked for. */
export function StandingNeeds({ locale, standing: { standing, next, needed, held, disgrace, fallenFrom } }: { locale: Locale; standing: StandingView }) {
  const t = words(locale, 'sanctions')
  const missing = needed.filter(({ have, need }) => have < need)
  const appointed = standing === 'moderator' || standing === 'admin'
  return (
    <>
      <p><strong>{t('own.is', { standing: t(`standings.${standing}`) })}</strong> {held && t('own.held')}</p>
      {disgrace && <Notice>{t('own.disgrace')}{fallenFrom && fallenFrom !== standing && <> {t('own.fallen', { standing: t(`standings.${fallenFrom}`) })}</>}</Notice>}
      {next && (
        <>
          <p>{t('own.next', { standing: t(`standings.${next}`) })}</p>
          <ul className="list-disc ps-5">
            {needed.map(({ what, have, need }) => (
              <li key={what} data-met={have >= need || undefined}>{t(`needed.${what}`, { have, need })}{have < need && <span className="field-hint block">{t(`why.${what}`)}</span>}</li>
            ))}
          </ul>
          {missing.length === 0 && <p>{t('own.nothing')}</p>}
        </>
      )}
      {!next && <p>{t(appointed ? 'own.appointed' : 'own.top')}</p>}
      {standing === 'newcomer' && <p className="field-hint">{t('own.newcomer', { links: NEWCOMER_LINKS })}</p>}
    </>
  )
}
