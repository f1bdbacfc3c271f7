import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { feedTypes } from '@/components/feeds/autodiscovery'
import { LogPage } from '@/components/moderation/log-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { logFilter } from '@/lib/ledger/input'
import { readLog } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/moderation/log'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const { before, ...asked } = await searchParams
  const to = pathsIn(locale)
  const title = words(locale, 'moderation')('log.title')
  return pageMetadata({ locale, title, path: to.moderationLog({ ...logFilter.parse(asked), before: beforeOf(before) }), types: feedTypes(title, to.logFeed) })
}

export default async function Log({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { before: asked, ...rest } = await searchParams
  const [before, filter] = [beforeOf(asked), logFilter.parse(rest)]
  return <LogPage locale={locale} page={await readLog(await publicViewer(), before, filter)} filter={filter} first={before === null} />
}

function beforeOf(asked: string | string[] | undefined): number | null {
  return (typeof asked === 'string' && idIn(asked)) || null
}
