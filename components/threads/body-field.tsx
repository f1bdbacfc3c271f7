'use client'

import { useTranslations } from 'use-intl'
import { BodyTools, type VersionChoice } from '@/components/forms/body-tools'
import type { PickedScope } from '@/components/forms/marks'
import { UploadLink } from '@/components/media/upload-link'
import { TextArea } from '@/components/ui/field'

/** The Markdown of a post, with buttons for what people reach for most. Without script it is a plain field, and says what to type. */
export function BodyField({ label, value, error, serial, versions, scope, thread, rows = 6, autoFocus }: {
  label: string
  value: string
  error?: string
  serial: number
  versions: readonly VersionChoice[]
  /** What the spoiler button begins with. */
  scope: PickedScope
  thread: number | null
  rows?: number
  autoFocus?: boolean
}) {
  const t = useTranslations('compose')
  const attributes = `{version=${scope.version}}`
  return (
    <div>
      <BodyTools versions={versions} first={scope} thread={thread}>
        <TextArea
          key={serial} name="body" label={label} hint={t('hint')} error={error} defaultValue={value} rows={rows} dir="auto" required
          autoFocus={autoFocus} data-keep
        />
        <div className="without-script field-hint">
          <p>{t('marks.line', { scope: attributes, part: `{version=${versions[0]?.key} until=60}` })} {t('marks.block', { scope: attributes })}</p>
          <UploadLink />
          <p>{t('marks.versions')} {['any', ...versions.map(({ key, label: name }) => `${key} (${name})`)].join(', ')}</p>
        </div>
      </BodyTools>
      <div data-advice="body" />
    </div>
  )
}
