'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import type { VersionChoice } from '@/components/forms/body-tools'
import { ScopePicker } from '@/components/threads/scope-picker'
import { Choice, FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { decideAction } from '@/lib/moderation/actions'
import type { Act } from '@/lib/moderation/rules'
import { Fold } from './fold'
import { WhyFields, type CannedGroup } from './why-fields'

/**
 * Decides about a whole post. Two moderators can't decide unseen of each other: `last` is the newest action that this page knows. In the
 * queue it is folded, and says that it comes from there.
 */
export function DecisionForm({ postId, itemId, last, acts, deletes, picked, versions, groups, queued }: {
  postId: number
  /** The item of the queue that is decided with it; null: it does not wait. */
  itemId: number | null
  last: number
  acts: readonly Exclude<Act, 'seal-part'>[]
  /** Whether it can be deleted. */
  deletes: boolean
  /** The scope to start from: what the reports ask for, or what lies on the post. */
  picked: { version: string; until: string }
  versions: readonly VersionChoice[]
  groups: readonly CannedGroup[]
  queued: boolean
}) {
  const t = useTranslations('moderation')
  const { state: { values, serial, refusals }, send, wrong, form } = useSend(decideAction)
  const fields = (
    <form ref={form} action={send} className="stack decision">
      {queued && <input type="hidden" name="from" value="queue" />}
      <input type="hidden" name="post" value={postId} />
      {itemId !== null && <input type="hidden" name="item" value={itemId} />}
      <input type="hidden" name="last" value={last} />
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      <fieldset>
        <legend className="field-label">{t('decision.what')}</legend>
        {acts.map((act) => (
          <Choice key={`${act}-${serial}`} type="radio" name="act" value={act} label={t(`acts.${act}`)} hint={t(`actHints.${act}`)} required defaultChecked={values.act === act} />
        ))}
        {deletes && <Choice key={`delete-${serial}`} type="radio" name="act" value="delete" label={t('acts.delete')} hint={t('actHints.delete')} required defaultChecked={values.act === 'delete'} />}
        {wrong('act') && <FieldError>{wrong('act')}</FieldError>}
      </fieldset>
      <ScopePicker
        legend={t('decision.scope')} none={t('decision.scopeNone')} picked={{ ...picked, ...pickedIn(values) }}
        versions={versions} error={wrong('scope')} serial={serial}
      />
      <WhyFields id={`decide-${postId}`} groups={groups} values={values} wrong={wrong} serial={serial} />
      <p><SubmitButton pending={t('decision.sending')}>{t('decision.send')}</SubmitButton></p>
    </form>
  )
  return queued ? <Fold icon="shield" summary={t('queue.decide')} open={refusals.length > 0}>{fields}</Fold> : fields
}

/** The scope as it was sent; nothing before the form was. */
export function pickedIn({ version, until }: Record<string, string>) {
  return version === undefined ? {} : { version, until: until ?? '' }
}
