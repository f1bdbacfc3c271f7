import type { Metadata } from 'next'
import { UploadPage } from '@/components/media/upload-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readUpload } from '@/lib/media/read'
import { FILE_BYTES, IMAGES_A_DAY, refusalOf } from '@/lib/media/rules'
import { pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/upload'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'media')('title'), robots: { index: false } }
}

export default async function Upload({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).upload())
  const { image, refused } = await searchParams
  const made = typeof image === 'string' ? await readUpload(viewer, image) : null
  const limits = { megabytes: FILE_BYTES / 1024 / 1024, today: IMAGES_A_DAY[viewer.standing] }
  return <UploadPage locale={locale} made={made} refusal={refusalOf(viewer, refused)} limits={limits} />
}
