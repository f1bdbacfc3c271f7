import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { cannedList } from '@/components/moderation/canned'
import { minuteWords } from '@/components/spoilers/minute-words'
import { EditForm } from '@/components/threads/edit-form'
import { firstScope } from '@/components/threads/first-scope'
import { versionChoices } from '@/components/threads/thread-page'
import { readDraftAt } from '@/lib/drafts/read'
import { draftPlace } from '@/lib/drafts/view'
import { compiledWords } from '@/lib/i18n/compiled-words'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { readPost, readSource } from '@/lib/posts/read'
import { parseScope } from '@/lib/spoilers/scope'
import { readThread } from '@/lib/threads/read'
import { requireMember } from '@/lib/viewer/session'
import { leadOn } from '../../../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/p/[number]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params
  return { title: words(localeOf(locale), 'threads')('edit.title', { number: idIn(number) }), robots: { index: false } }
}

/** Change a post's text: its author, or a moderator. */
export default async function EditPage({ params }: Props) {
  const { locale: text, id, number: numberText } = await params
  const [locale, number] = [localeOf(text), idIn(numberText)]
  const to = pathsIn(locale)
  const viewer = await requireMember(locale, to.edit(idIn(id), number))
  const thread = await readThread(viewer, idIn(id))
  const post = thread && (await readPost(viewer, thread.id, number))
  if (!thread || !post || post.state === 'deleted') return leadOn(viewer, { threadId: idIn(id), number }, (now) => to.edit(now.threadId, now.number))
  const source = await readSource(viewer, thread.id, number)
  if (!source || source.source.kind === 'withheld') forbidden()
  const scope = parseScope(source.spoiler ?? '')
  const draft = await readDraftAt(viewer, draftPlace.edit(source.id))
  const t = words(locale, 'threads')
  return (
    <div className="column thread">
      <h1>{t('edit.title', { number })}</h1>
      <p className="muted" dir="auto">{t('edit.in', { title: thread.title })}</p>
      <EditForm
        post={{
          id: source.id,
          // A draft goes on from the revision that it was made of: what was changed since is shown before it is saved.
          revision: Number(draft?.fields.revision) || source.revision,
          base: draft?.revision,
          source: draft?.body.text ?? source.source.text,
          version: scope?.version ?? '',
          until: scope?.until == null ? '' : minuteWords(scope.until),
        }}
        threadId={thread.id} versions={versionChoices(locale)} scope={firstScope(thread, [post])} back={to.post(thread.id, number)}
        moderating={post.author?.handle === viewer.handle ? null : { groups: cannedList(locale, 'edit'), messages: compiledWords(locale, 'compose', 'flags', 'moderation', 'queue', 'refusals') }}
      />
    </div>
  )
}
