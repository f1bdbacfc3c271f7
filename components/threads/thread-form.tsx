'use client'

import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Compose } from '@/components/compose/compose'
import type { VersionChoice } from '@/components/forms/body-tools'
import type { PickedScope } from '@/components/forms/marks'
import { SendFields } from '@/components/forms/send-fields'
import { useDraft } from '@/components/forms/use-draft'
import { useSend, type Later } from '@/components/forms/use-send'
import { Select, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { draftPlace } from '@/lib/drafts/view'
import { startThreadAction } from '@/lib/threads/actions'
import { BodyField } from './body-field'
import { SendRow, useActName, type Written } from './reply-form'
import { ScopePicker } from './scope-picker'
import { TitleSure } from './title-sure'

/** Starts a thread. */
export function ThreadForm({ categories, versions, written = {} }: {
  /** Each with the version that is mostly spoken of there; null: any. */
  categories: readonly { slug: string; name: string; version: string | null }[]
  versions: readonly VersionChoice[]
  written?: Written
}) {
  const t = useTranslations('compose')
  const locale = useLocale()
  const place = draftPlace.newThread()
  const later = useRef<Later | null>(null)
  const { state, send, wrong, form } = useSend(startThreadAction, place, later)
  const [act, renew] = useActName(form)
  useDraft(place, form)
  const values = { ...written, ...state.values }
  const [category, setCategory] = useState(values.category ?? '')
  const scope: PickedScope = { version: categories.find(({ slug }) => slug === category)?.version ?? 'any', until: null }
  return (
    <form ref={form} action={send} className="compose" onInput={renew} lang={locale} data-place={place} data-base={written.base}>
      <Compose form={form} place={place} threadId={null} later={later} versions={versions} />
      {written.draft && <input type="hidden" name="draft" value={written.draft} />}
      <SendFields act={act} />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <TextField
        key={`title-${state.serial}`} name="title" label={t('thread.title')} hint={t('thread.titleHint')} error={wrong('title')}
        defaultValue={values.title} required dir="auto" autoComplete="off" data-keep
      />
      <div data-advice="title" />
      <TitleSure state={state} />
      <Select
        key={`category-${state.serial}`} name="category" label={t('thread.category')} error={wrong('category')} defaultValue={values.category ?? ''}
        onChange={(event) => setCategory(event.target.value)} required data-keep
      >
        <option value="" disabled>{t('thread.choose')}</option>
        {categories.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}
      </Select>
      <BodyField
        label={t('thread.body')} value={values.body ?? ''} error={wrong('body')} serial={state.serial} rows={12}
        versions={versions} scope={scope} thread={null}
      />
      <ScopePicker
        legend={t('thread.scope')} hint={t('thread.scopeHint')} none={t('scope.none')} picked={{ version: values.version ?? '', until: values.until ?? '' }}
        versions={versions} error={wrong('spoiler') ?? wrong('spoiler.until')} serial={state.serial}
      />
      <TextField
        key={`tags-${state.serial}`} name="tags" label={t('thread.tags')} hint={t('thread.tagsHint')} error={wrong('tags')}
        defaultValue={values.tags} autoComplete="off" data-keep
      />
      <div data-preview />
      <SendRow send={t('thread.send')} />
    </form>
  )
}
