'use client'

import { Link } from '@/components/ui/link'
import { useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Compose } from '@/components/compose/compose'
import type { VersionChoice } from '@/components/forms/body-tools'
import type { PickedScope } from '@/components/forms/marks'
import { SendFields } from '@/components/forms/send-fields'
import { useDraft } from '@/components/forms/use-draft'
import { useSend, type Later } from '@/components/forms/use-send'
import { FormWords, type FormMessages } from '@/components/moderation/form-words'
import { WhyFields, type CannedGroup } from '@/components/moderation/why-fields'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { draftPlace } from '@/lib/drafts/view'
import { localeOf } from '@/lib/i18n/locales'
import { editAction } from '@/lib/posts/actions'
import { BodyField } from './body-field'
import { SendRow } from './reply-form'
import { ScopePicker } from './scope-picker'

/** Changes a post. When somebody else changed it first, what was typed stays and the newer version is one link away. */
export function EditForm({ post, threadId, versions, scope, back, moderating }: {
  post: { id: number; revision: number; base?: number; source: string; version: string; until: string }
  threadId: number
  versions: readonly VersionChoice[]
  /** What the spoiler button begins with. */
  scope: PickedScope
  /** Address of the post as it stands now. */
  back: string
  /** What a moderator needs, who says why: canned reasons, and the words of their fields. Null for its author, who may say why. */
  moderating: { groups: readonly CannedGroup[]; messages: FormMessages } | null
}) {
  const t = useTranslations('compose')
  const locale = localeOf(useLocale())
  const place = draftPlace.edit(post.id)
  // An edit does not wait: what it was made from may have changed by then.
  const later = useRef<Later | null>(null)
  const { state, send, wrong, form } = useSend(editAction, place)
  useDraft(place, form)
  const values = { revision: String(post.revision), body: post.source, version: post.version, until: post.until, reason: '', ...state.values }
  return (
    <form ref={form} action={send} className="compose" data-place={place} data-over="" data-base={post.base}>
      <Compose form={form} place={place} threadId={threadId} later={later} versions={versions} />
      <input type="hidden" name="post" value={post.id} />
      <input key={`revision-${state.serial}`} hidden name="revision" defaultValue={values.revision} data-keep />
      <SendFields />
      {wrong() && (
        <Notice kind="danger" role="alert" tabIndex={-1}>
          <p>{wrong()} <Link href={back}>{t('edit.newer')}</Link></p>
          {state.values.newer !== undefined && (
            <figure className="compose-text">
              <figcaption>{t('edit.newerText')}</figcaption>
              <pre tabIndex={0} dir="auto">{state.values.newer}</pre>
            </figure>
          )}
        </Notice>
      )}
      <BodyField
        label={t('edit.body')} value={values.body} error={wrong('body')} serial={state.serial} rows={12}
        versions={versions} scope={scope} thread={threadId}
      />
      <ScopePicker
        legend={t('edit.scope')} hint={t('edit.scopeHint')} none={t('scope.none')} picked={values}
        versions={versions} error={wrong('spoiler') ?? wrong('spoiler.until')} serial={state.serial}
      />
      {moderating ? (
        <FormWords locale={locale} messages={moderating.messages}>
          <WhyFields id="edit" groups={moderating.groups} values={values} wrong={wrong} serial={state.serial} />
        </FormWords>
      ) : (
        <TextField
          key={`reason-${state.serial}`} name="reason" label={t('edit.reason')} hint={t('edit.reasonHint')} error={wrong('reason')}
          defaultValue={values.reason} autoComplete="off"
        />
      )}
      <div data-preview />
      <SendRow send={t('edit.send')} />
      <p><Link href={back}>{t('edit.cancel')}</Link></p>
    </form>
  )
}
