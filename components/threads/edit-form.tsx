'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'use-intl'
import type { VersionChoice } from '@/components/forms/body-tools'
import type { PickedScope } from '@/components/forms/marks'
import { SendFields } from '@/components/forms/send-fields'
import { useDraft } from '@/components/forms/use-draft'
import { useSend } from '@/components/forms/use-send'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { editAction } from '@/lib/posts/actions'
import { Advice } from './advice'
import { BodyField } from './body-field'
import { Preview } from './preview'
import { ScopePicker } from './scope-picker'
import { usePreviewed } from './use-previewed'

/** Changes a post. When somebody else changed it first, what was typed stays and the newer version is one link away. */
export function EditForm({ post, threadId, versions, scope, back }: {
  post: { id: number; revision: number; source: string; version: string; until: string }
  threadId: number
  versions: readonly VersionChoice[]
  /** What the spoiler button begins with. */
  scope: PickedScope
  /** Address of the post as it stands now. */
  back: string
}) {
  const t = useTranslations('compose')
  const draft = `edit:${post.id}:${post.revision}`
  const { state, send, wrong, form } = useSend(editAction, draft)
  useDraft(draft, form)
  const { giveaways, ...preview } = usePreviewed(form, threadId)
  const values = { body: post.source, version: post.version, until: post.until, reason: '', ...state.values }
  return (
    <form ref={form} action={send} className="compose">
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="revision" value={post.revision} />
      <SendFields />
      {wrong() && (
        <Notice kind="danger" role="alert" tabIndex={-1}>
          {wrong()} <Link href={back}>{t('edit.newer')}</Link>
        </Notice>
      )}
      <BodyField
        label={t('edit.body')} value={values.body} error={wrong('body')} serial={state.serial} rows={12}
        versions={versions} scope={scope} thread={threadId}
        advice={<Advice field="body" giveaways={giveaways} form={form} versions={versions} />}
      />
      <ScopePicker
        legend={t('edit.scope')} hint={t('edit.scopeHint')} none={t('scope.none')} picked={values}
        versions={versions} error={wrong('spoiler') ?? wrong('spoiler.until')} serial={state.serial}
      />
      <TextField
        key={`reason-${state.serial}`} name="reason" label={t('edit.reason')} hint={t('edit.reasonHint')} error={wrong('reason')}
        defaultValue={values.reason} autoComplete="off"
      />
      <Preview {...preview} />
      <p className="compose-actions">
        <SubmitButton pending={t('sending')}>{t('edit.send')}</SubmitButton>
        <Link href={back}>{t('edit.cancel')}</Link>
      </p>
    </form>
  )
}
