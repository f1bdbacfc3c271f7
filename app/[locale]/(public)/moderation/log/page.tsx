import type { Metadata } from 'next'
import { LogPage } from '@/components/moderation/log-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readLog } from '@/lib/moderation/read'
import { idIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'moderation')('log.title') }
}

export default async function Log({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { before: asked } = await searchParams
  const before = (typeof asked === 'string' && idIn(asked)) || null
  return <LogPage locale={locale} page={await readLog(await publicViewer(), before)} first={before === null} />
}
