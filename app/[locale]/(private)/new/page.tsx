import type { Metadata } from 'next'
import { ThreadForm } from '@/components/threads/thread-form'
import { versionChoices } from '@/components/threads/thread-page'
import { goneOnWith, writtenIn } from '@/components/threads/written'
import { readDraft, readDraftAt } from '@/lib/drafts/read'
import { draftPlace } from '@/lib/drafts/view'
import { categoryWords } from '@/lib/film/categories'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { listCategories } from '@/lib/threads/read'
import { currentViewer } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'threads')('new.title'), robots: { index: false } }
}

/** Start a thread. A guest may write it, too; sign-in comes when they send it, and the text is kept. */
export default async function NewThread({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { draft, category, tags } = await searchParams
  const viewer = await currentViewer()
  const [kept, saved, categories] = await Promise.all([readDraft(viewer, textOf(draft)), readDraftAt(viewer, draftPlace.newThread()), listCategories(viewer)])
  const written = kept && kept.id !== saved?.id ? writtenIn(kept) : saved ? goneOnWith(saved, null) : { category: textOf(category) ?? undefined, tags: textOf(tags) ?? undefined }
  return (
    <div className="column thread">
      <h1>{words(locale, 'threads')('new.title')}</h1>
      <ThreadForm
        written={written} versions={versionChoices(locale)}
        categories={categories.map(({ slug, version }) => ({ slug, name: categoryWords(slug, locale).name, version }))}
      />
    </div>
  )
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null
}
