import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { splitLocale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

const KINDS = new Map([[404, 'missing'], [403, 'forbidden'], [500, 'error']] as const)

// How Next begins a page that could not be shown: an empty document, which its script then fills.
const EMPTY = '<html id="__next_error__">'

// What Next answers when it could not even begin a page: to a form without script whose action failed.
const BARE = 'Internal Server Error'

// The stylesheets of a page that was drawn, for one that could not be begun.
let styles: readonly string[] = []

function stylesIn(html: string): readonly string[] {
  return [...new Set(html.match(/\/_next\/static\/[^"\\]+\.css/g))]
}

/** What a form sent, and where to. */
export interface Sent {
  to: string
  fields: readonly [string, string][]
}

/** Whether a page is one that `drawTrouble` fills. */
export function isTrouble(html: string, status: number): boolean {
  return KINDS.has(status as 404) && (html.includes(EMPTY) || html === BARE)
}

/**
 * Fills the empty document that Next answers for a page that is missing, forbidden or broken, so that people see what happened and a
 * way back before any script runs, or without. Script then draws the same inside the whole frame. Other pages come back as they are.
 * What was `sent` to it is there, to be read and sent again; no script then draws over it.
 */
export function drawTrouble(html: string, status: number, path: string, sent: Sent | null = null): string {
  if (styles.length === 0) styles = stylesIn(html)
  if (!isTrouble(html, status)) return html
  const kind = KINDS.get(status as 404)!
  const [locale] = splitLocale(path)
  const t = words(locale, 'live')
  const home = pathsIn(locale).home()
  const [, number] = /data-dgst="(\d+)"|"digest\\":\\"(\d+)/.exec(html)?.filter(Boolean) ?? []
  const page: ElementContent[] = [
    h('header.site-header', h('div.site-header-room', h('a.site-name', { href: home }, words(locale, 'common')('site.name')))),
    h('main.page', h('div.empty-state.trouble', [
      h('h1.empty-state-title', t(`trouble.${kind}Title`)),
      h('p', t(`trouble.${kind}Text`)),
      sent && h('form.trouble-sent', { method: 'post', action: sent.to, encType: 'multipart/form-data' }, [
        h('p', t('trouble.sent')),
        ...sent.fields.map(([name, value]) => (isText(name, value) ? h('textarea.input', { name, rows: 8, ariaLabel: t('trouble.yourText') }, value) : h('input', { type: 'hidden', name, value }))),
        h('button.button.button-primary', { type: 'submit' }, t('trouble.again')),
      ]),
      number ? h('p.figures', t('trouble.reference', { number })) : null,
      h(sent ? 'a' : 'a.button.button-primary', { href: home }, t('trouble.home')),
    ])),
  ]
  const begun = html === BARE ? `<!DOCTYPE html>${EMPTY}<head></head><body></body></html>` : html
  const links = (html === BARE ? styles : stylesIn(html)).map((href) => h('link', { rel: 'stylesheet', href }))
  // The replacements are functions, as a text would have its dollar signs read.
  return (sent ? begun.replace(/<script\b[\s\S]*?<\/script>/g, '') : begun)
    .replace(EMPTY, () => EMPTY.replace('>', ` lang="${locale}">`))
    .replace('</head>', () => `${toHtml(links)}</head>`)
    .replace('<body>', () => `<body>${toHtml(page)}`)
}

/** Whether a field holds what somebody wrote, and not what the form itself needs. */
function isText(name: string, value: string): boolean {
  return !name.startsWith('$') && (value.includes('\n') || value.trim().length > 80 || (value.trim() !== '' && ['title', 'body', 'text', 'reason', 'note'].includes(name)))
}
