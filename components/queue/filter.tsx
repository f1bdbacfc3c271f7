import type { ReactNode } from 'react'
import { Fold } from '@/components/moderation/fold'
import { Button } from '@/components/ui/button'
import { Choice, Select } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { TARGET_KINDS } from '@/lib/events/queue'
import { FLAG_REASONS } from '@/lib/flags/rules'
import { CATEGORIES, categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { QueueFilter } from '@/lib/queue/input'
import { AGES, type Age } from '@/lib/queue/rules'

/** What the queue can be narrowed to: a form that leads to an address. */
export function Filter({ locale, filter }: { locale: Locale; filter: QueueFilter }) {
  const t = words(locale, 'queue')
  const on = filters(filter)
  const choose = (name: keyof QueueFilter, label: string, options: readonly (readonly [string, string])[]): ReactNode => (
    <Select id={`filter-${name}`} name={name} label={label} defaultValue={filter[name] ?? ''}>
      <option value="">{t('filter.any')}</option>
      {options.map(([value, said]) => <option key={value} value={value}>{said}</option>)}
    </Select>
  )
  return (
    <Fold icon="list" summary={on > 0 ? t('filter.on', { count: on }) : t('filter.title')} open={on > 0}>
      <form method="get" action={pathsIn(locale).moderation()} className="queue-filter">
        {choose('reason', t('filter.reason'), FLAG_REASONS.map((reason) => [reason, words(locale, 'flags')(`reasons.${reason}`)]))}
        {choose('category', t('filter.category'), CATEGORIES.map(({ slug }) => [slug, categoryWords(slug, locale).name]))}
        {choose('kind', t('filter.kind'), TARGET_KINDS.map((kind) => [kind, t(`kinds.${kind}`)]))}
        {choose('age', t('filter.age'), (Object.keys(AGES) as Age[]).map((age) => [age, t(`ages.${age}`)]))}
        <Choice name="mine" value="1" label={t('filter.mine')} defaultChecked={filter.mine === '1'} />
        <Choice name="held" value="1" label={t('filter.held')} defaultChecked={filter.held === '1'} />
        <p className="compose-actions">
          <Button type="submit">{t('filter.apply')}</Button>
          {on > 0 && <Link href={pathsIn(locale).moderation()} prefetch={false}>{t('filter.clear')}</Link>}
        </p>
      </form>
    </Fold>
  )
}

/** How many filters are on. */
export function filters({ cursor: _, ...filter }: QueueFilter): number {
  return Object.values(filter).filter(Boolean).length
}
