import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { LogPage } from '@/components/moderation/log-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readLog } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  return pageMetadata({ locale, title: words(locale, 'moderation')('log.title'), path: pathsIn(locale).moderationLog({ before: beforeOf(await searchParams) }) })
}

export default async function Log({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const before = beforeOf(await searchParams)
  return <LogPage locale={locale} page={await readLog(await publicViewer(), before)} first={before === null} />
}

function beforeOf({ before: asked }: Record<string, string | string[] | undefined>): number | null {
  return (typeof asked === 'string' && idIn(asked)) || null
}
