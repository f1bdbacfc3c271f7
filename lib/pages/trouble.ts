import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { splitLocale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

const KINDS = new Map([[404, 'missing'], [403, 'forbidden'], [500, 'error']] as const)

// How Next begins a page that could not be shown: an empty document, which its script then fills.
const EMPTY = '<html id="__next_error__">'

/**
 * Fills the empty document that Next answers for a page that is missing, forbidden or broken, so that people see what happened and a
 * way back before any script runs, or without. Script then draws the same inside the whole frame. Other pages come back as they are.
 */
export function drawTrouble(html: string, status: number, path: string): string {
  const kind = KINDS.get(status as 404)
  if (!kind || !html.includes(EMPTY)) return html
  const [locale] = splitLocale(path)
  const t = words(locale, 'live')
  const home = pathsIn(locale).home()
  const [, number] = /data-dgst="(\d+)"|"digest\\":\\"(\d+)/.exec(html)?.filter(Boolean) ?? []
  const page: ElementContent[] = [
    h('header.site-header', h('div.site-header-room', h('a.site-name', { href: home }, words(locale, 'common')('site.name')))),
    h('main.page', h('div.empty-state.trouble', [
      h('h1.empty-state-title', t(`trouble.${kind}Title`)),
      h('p', t(`trouble.${kind}Text`)),
      number ? h('p.figures', t('trouble.reference', { number })) : null,
      h('a.button.button-primary', { href: home }, t('trouble.home')),
    ])),
  ]
  const styles = [...new Set(html.match(/\/_next\/static\/[^"\\]+\.css/g))].map((href) => h('link', { rel: 'stylesheet', href }))
  // The replacements are functions, as a text would have its dollar signs read.
  return html
    .replace(EMPTY, () => EMPTY.replace('>', ` lang="${locale}">`))
    .replace('</head>', () => `${toHtml(styles)}</head>`)
    .replace('<body>', () => `<body>${toHtml(page)}`)
}
