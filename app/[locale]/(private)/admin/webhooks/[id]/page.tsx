import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { WebhookPage } from '@/components/admin/webhook-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { administers } from '@/lib/viewer/viewer'
import { readWebhook } from '@/lib/webhooks/read'

type Props = PageProps<'/[locale]/admin/webhooks/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'admin')('webhooks.title'), robots: { index: false } }
}

/** One webhook, for admins. */
export default async function OneWebhook({ params, searchParams }: Props) {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).webhook(idIn(id)))
  if (!administers(viewer)) forbidden()
  const view = await readWebhook(viewer, idIn(id))
  if (!view) notFound()
  const { done } = await searchParams
  return <WebhookPage locale={locale} view={view} done={typeof done === 'string' ? done : null} />
}
