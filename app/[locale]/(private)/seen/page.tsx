import type { Metadata } from 'next'
import { seenChoices } from '@/components/people/seen-choices'
import { SeenForm } from '@/components/people/seen-form'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { localPath, pathsIn } from '@/lib/paths'
import { setSeen } from '@/lib/people/actions'
import { currentViewer } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/seen'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'people')('settings.seen'), robots: { index: false } }
}

/** What has been seen, on a page of its own: where sealed text of no one version leads those without script. */
export default async function SeenPage({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { from } = await searchParams
  const { declared, opens } = await currentViewer()
  const t = words(locale, 'people')
  return (
    <div className="column thread">
      <h1>{t('settings.seen')}</h1>
      <SeenForm
        versions={seenChoices(locale, declared)} opens={opens} setSeen={setSeen}
        from={localPath(typeof from === 'string' ? from : null, pathsIn(locale).home())}
        says={{ hint: t('settings.seenHint'), save: t('settings.seenSave'), saving: t('settings.saving') }}
      />
    </div>
  )
}
