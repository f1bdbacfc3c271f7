import { createHash } from 'node:crypto'
import { localeOf, type Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { DEMO_KEYS } from './demo-people'

// The forum's colours, by hand: this page stands for somebody else's site, so it shares neither the stylesheet nor the script.
const STYLE = `
:root{color-scheme:light dark;--bg:#f6f1e7;--paper:#fffdf8;--ink:#23262e;--muted:#5d6270;--line:#ddd5c4;--accent:#f5c542;--accent-ink:#2b2205}
@media(prefers-color-scheme:dark){:root{--bg:#151a23;--paper:#1e2530;--ink:#ece7db;--muted:#a5acba;--line:#343d4c}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:17px/1.6 system-ui,-apple-system,"Apple SD Gothic Neo","Noto Sans KR","Malgun Gothic",sans-serif;overflow-wrap:anywhere;word-break:keep-all}
main{max-width:30rem;margin:8vh auto;padding:1.75rem 1.5rem;background:var(--paper);border:1px solid var(--line);border-radius:14px}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 .5rem}p{margin:0 0 1.25rem;color:var(--muted)}
form{display:grid;gap:.6rem;margin:0 0 1.25rem}
button,input,a.button{font:inherit;min-height:44px;border-radius:10px;border:1px solid var(--line);background:none;color:inherit;padding:.5rem .9rem;text-align:start;text-decoration:none}
button{cursor:pointer}button strong{display:block}button span{color:var(--muted);font-size:.9rem}
button:hover{border-color:var(--ink)}.go{background:var(--accent);color:var(--accent-ink);border-color:transparent;text-align:center}
label{font-weight:600}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.row{display:flex;gap:.6rem;flex-wrap:wrap}.row input{flex:1 1 10rem;min-width:0}`

/** What the page allows itself: its own style and its own form, nothing else. */
export const DEMO_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** The language of a page that has none in its address: the first of `Accept-Language` that we speak. */
export function localeAsked(header: string | undefined): Locale {
  const asked = (header ?? '').split(',').map((entry) => entry.trim().slice(0, 2).toLowerCase())
  return localeOf(asked.find((language) => localeOf(language) === language))
}

/** The demo provider's page: four people, any other name, or no. */
export function choosingPage(locale: Locale, action: string): string {
  const t = words(locale, 'people')
  const person = (key: (typeof DEMO_KEYS)[number]) =>
    `<button name="account" value="${key}"><strong>${escaped(t(`demo.${key}.name`))}</strong> <span>${escaped(t(`demo.${key}.about`))}</span></button>`
  return page(locale, t('demo.title'), `
<p>${escaped(t('demo.intro'))}</p>
<form method="post" action="${escaped(action)}">${DEMO_KEYS.map(person).join('')}</form>
<form method="post" action="${escaped(action)}"><label for="account">${escaped(t('demo.other'))}</label>
<div class="row"><input id="account" name="account" maxlength="30" required autocomplete="off"><button class="go">${escaped(t('demo.continue'))}</button></div></form>
<form method="post" action="${escaped(action)}"><button name="cancel" value="1">${escaped(t('demo.cancel'))}</button></form>`)
}

/** What the demo provider says when it cannot go on: the page is too old, or was opened by itself. */
export function lostPage(locale: Locale): string {
  const t = words(locale, 'people')
  return page(locale, t('demo.lost'), `<p>${escaped(t('demo.lostWhy'))}</p>
<a class="button go" href="${escaped(pathsIn(locale).signIn())}">${escaped(t('error.again'))}</a>`)
}

function page(locale: Locale, title: string, body: string): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
