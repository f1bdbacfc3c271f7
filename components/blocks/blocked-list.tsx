import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { PersonView } from '@/lib/people/view'
import { BlockForm } from './block-page'

/** Whom a member has blocked, each with a button that ends it. */
export function BlockedList({ locale, people }: { locale: Locale; people: readonly PersonView[] }) {
  const t = words(locale, 'blocks')
  return (
    <Card as="section" className="grid gap-4 p-5" aria-labelledby="blocks">
      <h2 id="blocks">{t('list')}</h2>
      <p className="field-hint">{t('hint')}</p>
      {people.length === 0 ? <p className="muted">{t('none')}</p> : (
        <ul className="written">
          {people.map(({ handle, name }) => (
            <li key={handle}>
              <Link href={pathsIn(locale).person(handle)} dir="auto">{name} @{handle}</Link>
              <BlockForm locale={locale} handle={handle} blocked>{t('unblock', { name })}</BlockForm>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
