import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/components/cards/metadata'
import { EntryPage } from '@/components/ledger/entry-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readEntry } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/moderation/log/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  return pageMetadata({ locale, title: words(locale, 'ledger')('entryTitle', { id: String(idIn(id)) }), path: pathsIn(locale).logEntry(idIn(id)) })
}

/** One entry of the public log. */
export default async function LogEntry({ params }: Props) {
  const { locale, id } = await params
  const view = await readEntry(await publicViewer(), idIn(id))
  if (!view) notFound()
  return <EntryPage locale={localeOf(locale)} view={view} />
}
