import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FlagPage } from '@/components/flags/flag-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readFlagging } from '@/lib/flags/read'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string; id: string; number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'moderation')('flag.title'), robots: { index: false } }
}

export default async function Flag({ params, searchParams }: Props) {
  const { locale: asked, id, number } = await params
  const locale = localeOf(asked)
  const [threadId, postNumber] = [idIn(id), idIn(number)]
  const viewer = await requireMember(locale, pathsIn(locale).flag(threadId, postNumber))
  const flagging = await readFlagging(viewer, threadId, postNumber)
  if (!flagging) notFound()
  const { done } = await searchParams
  return <FlagPage locale={locale} flagging={flagging} done={done === 'sent' || done === 'sealed' ? done : null} />
}
