import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { offerReworded } from '@/components/moderation/canned'
import { QueuePage } from '@/components/queue/queue-page'
import { openAppeals } from '@/lib/appeals/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readActions, readRewordings } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { queueFilter } from '@/lib/queue/input'
import { readQueue } from '@/lib/queue/read'
import { BULK_MAX } from '@/lib/queue/rules'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/moderation'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'queue')('title'), robots: { index: false } }
}

/** What waits for moderators; `done` is the decision that was just made, `all` a page of as many as can be decided together, all selected. */
export default async function Queue({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { done, all, ...asked } = await searchParams
  const viewer = await requireMember(locale, pathsIn(locale).moderation())
  const filter = queueFilter.parse(asked)
  const queue = await readQueue(viewer, filter, all === '1' ? BULK_MAX : undefined)
  if (!queue) forbidden()
  offerReworded(await readRewordings(viewer))
  const made = typeof done === 'string' ? idIn(done) : null
  return <QueuePage locale={locale} appeals={(await openAppeals(viewer)) ?? 0} queue={queue} filter={filter} all={all === '1'} made={made === null ? null : ((await readActions(viewer, [made])).get(made) ?? null)} />
}
