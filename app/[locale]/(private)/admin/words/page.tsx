import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { WordsPage } from '@/components/admin/words-page'
import { readEntries } from '@/lib/blocklist/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/admin/words'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'admin')('words.title'), robots: { index: false } }
}

/** Blocked words and domains, for admins. */
export default async function BlockedWords({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const entries = await readEntries(await requireMember(locale, pathsIn(locale).blockedWords()))
  if (!entries) forbidden()
  const { saved, removed } = await searchParams
  const named = (value: typeof saved) => (typeof value === 'string' && idIn(value) ? idIn(value) : null)
  return <WordsPage locale={locale} entries={entries} saved={named(saved)} removed={named(removed)} />
}
