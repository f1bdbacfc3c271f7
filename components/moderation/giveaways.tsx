import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { GiveawayView } from '@/lib/moderation/view'
import { Fold } from './fold'

/** What the radar says of a post, beside the reports. Folded: a moderator may not have seen that version yet. */
export function Giveaways({ locale, told }: { locale: Locale; told: readonly GiveawayView[] }) {
  const t = words(locale, 'moderation')
  if (told.length === 0) return null
  return (
    <Fold icon="eye" summary={t('radar.title')}>
      <ul className="flags" aria-label={t('radar.title')}>
        {told.map(({ phrase, score, scope, because, what }, index) => (
          <li key={index}>
            <Icon name="flag" />
            <div>
              {phrase.kind === 'cleared' && <blockquote dir="auto">{phrase.text}</blockquote>}
              <p>{t('radar.score', { score })} · <ScopeBadge locale={locale} scopes={[scope]} /></p>
              <p className="entry-meta">{t('radar.about', { entry: because, what })}</p>
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
