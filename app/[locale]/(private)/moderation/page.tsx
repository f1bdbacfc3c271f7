import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { QueuePage } from '@/components/moderation/queue-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readQueue } from '@/lib/moderation/read'
import { pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'moderation')('queue.title'), robots: { index: false } }
}

export default async function Queue({ params }: Props) {
  const locale = localeOf((await params).locale)
  const queue = await readQueue(await requireMember(locale, pathsIn(locale).moderation()))
  if (!queue) forbidden()
  return <QueuePage locale={locale} queue={queue} />
}
