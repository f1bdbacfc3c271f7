'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { WhyFields, type CannedGroup } from '@/components/moderation/why-fields'
import { TitleSure } from '@/components/threads/title-sure'
import { Choice, FieldError, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { arrangeAction } from '@/lib/arranging/actions'
import type { PostAct, ThreadAct } from '@/lib/arranging/rules'

/** One act of a moderator: which, of those that may be done now, or where posts go; and why. */
export function ArrangeForm({ id, target, threadId, what, posts, groups }: {
  /** Tells its fields from those of the page's other forms. */
  id: string
  /** The id of the thread, or of the post. */
  target: number
  /** The thread whose page it is on; none on a post's. */
  threadId?: number
  what: readonly (PostAct | ThreadAct)[] | 'merge' | 'split'
  /** Numbers that a split begins with. */
  posts?: string
  groups: readonly CannedGroup[]
}) {
  const t = useTranslations('moderation')
  const { state, send, wrong, form } = useSend(arrangeAction)
  const { values, serial } = state
  const moves = what === 'merge' || what === 'split'
  const field = (name: string) => ({ key: `${name}-${serial}`, id: `${id}-${name}`, name, defaultValue: values[name] ?? '', error: wrong(name), autoComplete: 'off', dir: 'auto' })
  return (
    <form ref={form} action={send} className="stack decision">
      <input type="hidden" name="target" value={target} />
      {threadId !== undefined && <input type="hidden" name="thread" value={threadId} />}
      {moves && <input type="hidden" name="act" value={what} />}
      <SendFields />
      {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
      {!moves && (
        <fieldset>
          <legend className="field-label">{t('arranging.what')}</legend>
          {what.map((act) => (
            <Choice key={`${act}-${serial}`} type="radio" name="act" value={act} label={t(`arranging.acts.${act}`)} hint={t(`arranging.hints.${act}`)} required defaultChecked={values.act === act} />
          ))}
          {wrong('act') && <FieldError>{wrong('act')}</FieldError>}
        </fieldset>
      )}
      {what === 'split' && (
        <>
          <TextField {...field('posts')} defaultValue={values.posts ?? posts ?? ''} label={t('arranging.split.posts')} hint={t('arranging.split.postsHint')} required />
          <TextField {...field('title')} label={t('arranging.split.newTitle')} hint={t('arranging.split.newTitleHint')} maxLength={150} />
          <TitleSure state={state} />
        </>
      )}
      {moves && <TextField {...field('into')} label={t(`arranging.${what}.into`)} hint={t('arranging.merge.intoHint')} required={what === 'merge'} />}
      <WhyFields id={id} groups={groups} values={values} wrong={wrong} serial={serial} />
      <p><SubmitButton pending={t('decision.sending')}>{moves ? t(`arranging.${what}.send`) : t('arranging.send')}</SubmitButton></p>
    </form>
  )
}
