import type { Fact, Part } from '@/lib/film/facts'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'

/** The facts, each with its source; where sources differ, both values and which is better supported. */
export function Facts({ locale, facts }: { locale: Locale; facts: readonly Fact[] }) {
  const t = words(locale, 'film')
  return (
    <section id="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts')}</h2>
      <p className="muted">{t('factsLead')}</p>
      <dl className="facts">
        {facts.map(({ key, label, value, by, others, note }) => (
          <div key={key} className="fact">
            <dt>{label}</dt>
            <dd>
              <p className="fact-value">{value}</p>
              <p className="fact-by">{t('by')}: {by}</p>
              {others.length > 0 && (
                <ul className="fact-others" aria-label={t('others')}>
                  {others.map((other) => <li key={other.value + other.by}>{t('others')}: {t('otherBy', other)}</li>)}
                </ul>
              )}
              {note && <p className="fact-note">{note}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Who plays whom. */
export function Cast({ locale, cast }: { locale: Locale; cast: readonly Part[] }) {
  const t = words(locale, 'film')
  return (
    <section id="cast" aria-labelledby="cast-title">
      <h2 id="cast-title">{t('cast')}</h2>
      <dl className="cast">
        {cast.map(({ key, actor, role, note }) => (
          <div key={key}>
            <dt>{actor}</dt>
            <dd>{role}{note && <span className="fact-note block">{note}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
