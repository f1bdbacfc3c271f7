import type { MetadataRoute } from 'next'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

/** What a phone needs to put the forum on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  const t = words(DEFAULT_LOCALE, 'common')
  return {
    name: t('site.name'),
    short_name: t('site.name'),
    description: t('site.description'),
    lang: DEFAULT_LOCALE,
    start_url: pathsIn(DEFAULT_LOCALE).home(),
    display: 'standalone',
    background_color: '#f5efe3',
    theme_color: '#12171f',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
