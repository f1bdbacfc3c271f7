import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { sectionPlace } from '@/components/film/guide-section'
import { compose } from '@/components/spoilers/compose'
import { LinkButton } from '@/components/ui/link-button'
import { readSection } from '@/lib/guide/read'
import { gateId, isSection } from '@/lib/guide/rules'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { revealingFrom } from '@/lib/spoilers/reader'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/film/[section]/reveal'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, section } = await params
  if (!isSection(section)) return {}
  const t = words(localeOf(locale), 'film')
  return { title: t('reveal', { section: t(`sections.${section}`) }), robots: { index: false, follow: false, nocache: true } }
}

/** A section of the guide opened, for those without script: one sealed segment (`?s=`) with those around it, or all of it. */
export default async function GuideRevealPage({ params, searchParams }: Props) {
  const { locale: text, section } = await params
  const { s } = await searchParams
  if (!isSection(section)) notFound()
  const locale = localeOf(text)
  const viewer = await publicViewer()
  const sealed = await readSection(viewer, locale, section)
  const parts = await readSection(revealingFrom(viewer, gateId(section), sealed, typeof s === 'string' ? Number(s) : null), locale, section)
  const t = words(locale, 'film')
  const to = pathsIn(locale)
  return (
    <div className="guide column">
      <h1>{t('reveal', { section: t(`sections.${section}`) })}</h1>
      <p className="muted">{t('revealLead')}</p>
      <p><Link href={`${to.film()}#${section}`}>{t('toGuide')}</Link></p>
      <div className="prose" dangerouslySetInnerHTML={{ __html: compose(sectionPlace(locale, section), parts) }} />
      {parts.some(({ html }) => html.kind === 'withheld') && (
        <p><LinkButton href={to.filmReveal(section)} rel="nofollow">{t('all')}</LinkButton></p>
      )}
    </div>
  )
}
