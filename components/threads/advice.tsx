'use client'

import { useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { VersionChoice } from '@/components/forms/body-tools'
import { announce } from '@/components/shell/announce'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { nameOf, type Giveaway } from './use-previewed'

// Who has read three will look through the rest.
const MOST = 3

/** What may be a spoiler in a field, under it: one tap seals the phrase as the spoiler button would, another one leaves it as it is. */
export function Advice({ field, giveaways, form, versions }: {
  field: Giveaway['field']
  giveaways: readonly Giveaway[]
  form: RefObject<HTMLFormElement | null>
  versions: readonly VersionChoice[]
}) {
  const t = useTranslations('compose')
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const [sealed, setSealed] = useState<Giveaway | null>(null)
  const shown = giveaways.filter((one) => one.field === field && one !== sealed && !left.has(nameOf(one))).slice(0, MOST)
  if (shown.length === 0) return null
  const seal = async (giveaway: Giveaway) => {
    const area = form.current?.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
    const { typeMarks } = await import('@/components/forms/type-marks')
    const { start, end, phrase, scope } = giveaway
    // What is typed may differ from what the server keeps, in signs that cannot be seen.
    const from = area?.value.slice(start, end) === phrase ? start : (area?.value.indexOf(phrase) ?? -1)
    if (!area?.isConnected || from < 0) return
    area.setSelectionRange(from, from + phrase.length)
    typeMarks(area, 'spoiler', scope, { words: t('tools.words'), spoiler: t('tools.spoilerWords') })
    setSealed(giveaway)
    announce(t('tools.sealed'))
  }
  return (
    <Notice className="advice" role="group" aria-label={t('advice.name')}>
      <ul>
        {shown.map((one) => (
          <li key={nameOf(one)}>
            <p dir="auto">
              {t(`advice.${field}`, { phrase: one.phrase, film: versions.find(({ key }) => key === one.scope.version)?.label ?? t('scope.any') })}
            </p>
            <div className="advice-acts">
              {field === 'body' && <Button onClick={() => void seal(one)} aria-label={t('advice.sealThis', { phrase: one.phrase })}>{t('advice.seal')}</Button>}
              <Button kind="quiet" onClick={() => leave(new Set([...left, nameOf(one)]))} aria-label={t('advice.leaveThis', { phrase: one.phrase })}>{t('advice.leave')}</Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
