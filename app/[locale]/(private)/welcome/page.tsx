import type { Metadata } from 'next'
import { Welcome } from '@/components/people/welcome'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { localPath, pathsIn } from '@/lib/paths'
import { isWelcomed } from '@/lib/people/read'
import { requireMember } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ to?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'people')('welcome.heading'), robots: { index: false } }
}

export default async function WelcomePage({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { to } = await searchParams
  const viewer = await requireMember(locale, pathsIn(locale).welcome())
  const onwards = localPath(typeof to === 'string' ? to : null, pathsIn(locale).home())
  return <Welcome locale={locale} viewer={viewer} to={onwards} welcomed={await isWelcomed(viewer)} />
}
