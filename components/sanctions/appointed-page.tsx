import { Spoken } from '@/components/appeals/speaking'
import { cannedList } from '@/components/moderation/canned'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { compiledWords } from '@/lib/i18n/compiled-words'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { PersonView } from '@/lib/people/view'
import type { AppointedView } from '@/lib/sanctions/view'
import { ActForm } from './act-form'
import { OFFERS } from './offers'
import { categoryNames } from './category-names'

/** Who was appointed to what, and the forms with which admins appoint. */
export function AppointedPage({ locale, appointed: { admins, moderators, categories }, done }: { locale: Locale; appointed: AppointedView; done: boolean }) {
  const t = words(locale, 'sanctions')
  const named = categoryNames(locale, categories.map(({ slug }) => slug))
  return (
    <div className="column stack moderation">
      <h1>{t('appointed.title')}</h1>
      <p>{t('appointed.intro')}</p>
      {done && <Notice kind="ok" role="status">{t('appointed.done')}</Notice>}
      <section className="card stack" aria-labelledby="admins"><h2 id="admins">{t('appointed.admins')}</h2><People locale={locale} people={admins} /></section>
      <section className="card stack" aria-labelledby="moderators"><h2 id="moderators">{t('appointed.moderators')}</h2><People locale={locale} people={moderators} /></section>
      <section className="card stack" aria-labelledby="categories">
        <h2 id="categories">{t('appointed.categories')}</h2>
        {named.map(({ slug, name }) => (
          <div key={slug}><h3 className="entry-what">{name}</h3><People locale={locale} people={categories.find((one) => one.slug === slug)!.people} /></div>
        ))}
      </section>
      <Spoken locale={locale} messages={compiledWords(locale, 'sanctions', 'moderation', 'refusals')}>
        <ActForm
          act="standing" handle={null} back="appointed" summary={t('appointed.standing')} groups={cannedList(locale, 'standing')} offers={OFFERS}
          standings={['member', 'regular', 'conduct', 'admin', 'moderator']}
        />
        <ActForm act="appoint" handle={null} back="appointed" groups={cannedList(locale, 'appoint')} offers={OFFERS} categories={named} />
        <ActForm act="relieve" handle={null} back="appointed" groups={cannedList(locale, 'relieve')} offers={OFFERS} categories={named} />
      </Spoken>
    </div>
  )
}

function People({ locale, people }: { locale: Locale; people: readonly PersonView[] }) {
  if (people.length === 0) return <p className="muted">{words(locale, 'sanctions')('appointed.none')}</p>
  return (
    <ul className="list-disc ps-5">
      {people.map(({ handle, name }) => <li key={handle}><Link href={pathsIn(locale).overseeing(handle)} prefetch={false}>{name} <span className="muted">@{handle}</span></Link></li>)}
    </ul>
  )
}
