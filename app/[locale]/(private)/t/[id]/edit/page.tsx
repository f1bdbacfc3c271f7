import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { offerReworded } from '@/components/moderation/canned'
import { EditThreadPage } from '@/components/threads/edit-thread-page'
import { categoryWords } from '@/lib/film/categories'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readRewordings } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { listCategories, readThreadEdit } from '@/lib/threads/read'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/t/[id]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'threads')('editThread.title'), robots: { index: false } }
}

/** Change a thread's title, category, scope and tags: who started it, or a moderator. */
export default async function EditThread({ params, searchParams }: Props) {
  const { locale: text, id } = await params
  const locale = localeOf(text)
  const viewer = await requireMember(locale, pathsIn(locale).editThread(idIn(id)))
  const [edit, categories] = await Promise.all([readThreadEdit(viewer, idIn(id)), listCategories(viewer)])
  if (edit === 'thread-missing') notFound()
  if (typeof edit === 'string') forbidden()
  offerReworded(await readRewordings(viewer))
  return (
    <EditThreadPage
      locale={locale} edit={edit} undone={(await searchParams).done === '1'}
      categories={categories.map(({ slug }) => ({ slug, name: categoryWords(slug, locale).name }))}
    />
  )
}
