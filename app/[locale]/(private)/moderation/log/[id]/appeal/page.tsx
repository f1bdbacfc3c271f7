import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AppealPage } from '@/components/appeals/appeal-page'
import { readAppealing } from '@/lib/appeals/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { currentViewer, requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/moderation/log/[id]/appeal'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'appeals')('title'), robots: { index: false } }
}

/** Where the person whom a decision concerns says something against it: signed in, or by the key of a private address, as who is banned cannot sign in. */
export default async function Appeal({ params, searchParams }: Props) {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const { key: given, done } = await searchParams
  const key = typeof given === 'string' && given !== '' ? given : null
  const viewer = key === null ? await requireMember(locale, pathsIn(locale).appeal(idIn(id))) : await currentViewer()
  const view = await readAppealing(viewer, idIn(id), key)
  if (!view) notFound()
  return <AppealPage locale={locale} view={view} keyOf={key} sent={done === '1'} />
}
