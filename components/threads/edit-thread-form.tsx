'use client'

import { useTranslations } from 'use-intl'
import type { VersionChoice } from '@/components/forms/body-tools'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { WhyFields, type CannedGroup } from '@/components/moderation/why-fields'
import { Select, TextField } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { editThreadAction } from '@/lib/threads/actions'
import { ScopePicker } from './scope-picker'
import { TitleSure } from './title-sure'

/** Changes a thread. `groups` are the reasons that a moderator gives; null for its author, who gives none. */
export function EditThreadForm({ thread, categories, versions, groups, back }: {
  thread: { id: number; revision: number; title: string; category: string; tags: string; version: string; until: string }
  categories: readonly { slug: string; name: string }[]
  versions: readonly VersionChoice[]
  groups: readonly CannedGroup[] | null
  /** Address of the thread as it stands now. */
  back: string
}) {
  const t = useTranslations('compose')
  const { state, send, wrong, form } = useSend(editThreadAction)
  const { values: sent, serial } = state
  const values = { ...thread, ...sent }
  return (
    <form ref={form} action={send} className="compose">
      <input type="hidden" name="thread" value={thread.id} />
      <input type="hidden" name="revision" value={thread.revision} />
      <SendFields />
      {wrong() && (
        <Notice kind="danger" role="alert" tabIndex={-1}>
          {wrong()} <Link href={back} prefetch={false}>{t('editThread.now')}</Link>
        </Notice>
      )}
      <TextField
        key={`title-${serial}`} name="title" label={t('thread.title')} hint={t('thread.titleHint')} error={wrong('title')}
        defaultValue={values.title} required dir="auto" autoComplete="off"
      />
      <TitleSure state={state} />
      <Select key={`category-${serial}`} name="category" label={t('thread.category')} error={wrong('category')} defaultValue={values.category} required>
        {categories.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}
      </Select>
      <ScopePicker
        legend={t('thread.scope')} hint={t('editThread.scopeHint')} none={t('scope.none')} picked={{ version: values.version, until: values.until }}
        versions={versions} error={wrong('spoiler') ?? wrong('spoiler.until')} serial={serial}
      />
      <TextField
        key={`tags-${serial}`} name="tags" label={t('thread.tags')} hint={t('thread.tagsHint')} error={wrong('tags')}
        defaultValue={values.tags} autoComplete="off"
      />
      {groups && <WhyFields id="edit-thread" groups={groups} values={sent} wrong={wrong} serial={serial} />}
      <p className="compose-actions">
        <SubmitButton pending={t('sending')}>{t('editThread.send')}</SubmitButton>
        <Link href={back} prefetch={false}>{t('edit.cancel')}</Link>
      </p>
    </form>
  )
}
