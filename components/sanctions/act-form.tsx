'use client'

import { useTranslations } from 'use-intl'
import { SendFields } from '@/components/forms/send-fields'
import { useSend } from '@/components/forms/use-send'
import { Fold } from '@/components/moderation/fold'
import { WhyFields, type CannedGroup } from '@/components/moderation/why-fields'
import { Select, TextArea, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { sanctionAction } from '@/lib/sanctions/actions'
import type { PersonAct, Settable } from '@/lib/sanctions/rules'
import type { ActOffers } from '@/lib/sanctions/view'

/** One act on a person, with its reason; folded until asked for. Without a handle it asks for one. */
export function ActForm({ act, handle, groups, offers, standings = [], categories = [], back, summary }: {
  act: PersonAct
  handle: string | null
  groups: readonly CannedGroup[]
  /** What there is to choose from, where the act has a choice. */
  offers: ActOffers
  standings?: readonly Settable[]
  categories?: readonly { slug: string; name: string }[]
  /** Where it was sent from, when that is not the person's page. */
  back?: 'appointed'
  summary?: string
}) {
  const t = useTranslations('sanctions')
  const { state: { values, serial, refusals }, send, wrong, form } = useSend(sanctionAction)
  const id = `${act}-${back ?? 'person'}`
  return (
    <Fold summary={summary ?? t(`act.${act}`)} open={refusals.length > 0}>
      <form ref={form} action={send} className="stack">
        <p className="field-hint">{t(`does.${act}`)}</p>
        <input type="hidden" name="action" value={act} />
        {back && <input type="hidden" name="back" value={back} />}
        <SendFields />
        {wrong() && <Notice kind="danger" role="alert" tabIndex={-1}>{wrong()}</Notice>}
        {handle !== null
          ? <input type="hidden" name="target" value={handle} />
          : <TextField id={`${id}-target`} name="target" label={t('whom')} hint={t('whomHint')} error={wrong('target')} defaultValue={values.target} autoComplete="off" autoCapitalize="none" maxLength={40} />}
        {act === 'silence' && (
          <Select key={`hours-${serial}`} id={`${id}-hours`} name="hours" label={t('hours')} error={wrong('hours')} defaultValue={values.hours ?? '24'}>
            {offers.silences.map((hours) => <option key={hours} value={hours}>{t(`hour.${hours}`)}</option>)}
          </Select>
        )}
        {act === 'ban' && (
          <Select key={`posts-${serial}`} id={`${id}-posts`} name="posts" label={t('posts')} error={wrong('posts')} defaultValue={values.posts ?? 'leave'}>
            {offers.fates.map((fate) => <option key={fate} value={fate}>{t(`fate.${fate}`)}</option>)}
          </Select>
        )}
        {act === 'standing' && (
          <Select key={`standing-${serial}`} id={`${id}-standing`} name="standing" label={t('standing')} error={wrong('standing')} defaultValue={values.standing ?? standings.at(-1)}>
            {standings.map((one) => <option key={one} value={one}>{one === 'conduct' ? t('conduct') : t(`standings.${one}`)}</option>)}
          </Select>
        )}
        {(act === 'appoint' || act === 'relieve') && (
          <Select key={`category-${serial}`} id={`${id}-category`} name="category" label={t('category')} error={wrong('category')} defaultValue={values.category ?? categories[0]?.slug}>
            {categories.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}
          </Select>
        )}
        {act === 'note'
          ? <TextArea key={`text-${serial}`} id={`${id}-text`} name="text" label={t('note')} error={wrong('text')} defaultValue={values.text} rows={3} maxLength={offers.noteMax} />
          : <WhyFields id={id} groups={groups} values={values} wrong={wrong} serial={serial} />}
        <p><SubmitButton kind={act === 'ban' ? 'danger' : 'primary'} pending={t('sending')}>{t(`send.${act}`)}</SubmitButton></p>
      </form>
    </Fold>
  )
}
