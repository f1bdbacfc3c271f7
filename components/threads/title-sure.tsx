'use client'

import { useTranslations } from 'use-intl'
import type { useSend } from '@/components/forms/use-send'
import { Choice } from '@/components/ui/field'

/** Under a title that was sent back because it may give the film away: whoever gives it can say that it does not. */
export function TitleSure({ state: { refusals, values, serial } }: Pick<ReturnType<typeof useSend>, 'state'>) {
  const t = useTranslations('compose')
  if (values.titleSure !== '1' && !refusals.some(({ reason }) => reason === 'title-spoils')) return null
  return <Choice key={serial} name="titleSure" value="1" label={t('thread.sure')} defaultChecked={values.titleSure === '1'} />
}
