import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { WebhooksPage } from '@/components/admin/webhooks-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { readWebhooks } from '@/lib/webhooks/read'

type Props = PageProps<'/[locale]/admin/webhooks'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'admin')('webhooks.title'), robots: { index: false } }
}

/** What the forum tells other programs, for admins. */
export default async function Webhooks({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const webhooks = await readWebhooks(await requireMember(locale, pathsIn(locale).webhooks()))
  if (!webhooks) forbidden()
  const { removed } = await searchParams
  return <WebhooksPage locale={locale} webhooks={webhooks} act={randomUUID()} removed={typeof removed === 'string' && idIn(removed) ? idIn(removed) : null} />
}
