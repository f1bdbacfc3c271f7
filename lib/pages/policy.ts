import { createHash } from 'node:crypto'
import { splitLocale } from '@/lib/i18n/locales'

// What Next writes into a page by itself, and the layout's two scripts of our own. A script that begins otherwise gets no hash, so even
// one that found its way into a page would not run.
const OURS = [/^\(globalThis\["TURBOPACK"\]/, /^\(?self\.__next_/, /^\$R/, /^requestAnimationFrame\(function\(\)\{\$R/, /^document\.documentElement\.dataset/, /^document\.querySelectorAll\('\[data-says\]'\)/]

const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

// A form here leads to a provider's site, and browsers hold redirects to form-action as well.
const LEADS_AWAY = /^\/(?:sign-in|settings)(?:\/|$)/

/** The Content-Security-Policy of one page: nothing but our own files, and the inline scripts it came with, by their hashes. */
export function contentPolicy(path: string, html: string): string {
  const hashes = new Set<string>()
  for (const [, script = ''] of html.matchAll(INLINE)) {
    if (OURS.some((start) => start.test(script))) hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  }
  const [, rest] = splitLocale(path)
  return [
    "default-src 'none'",
    `script-src 'self' ${[...hashes].join(' ')}`.trim(),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(LEADS_AWAY.test(rest) ? [] : ["form-action 'self'"]),
  ].join('; ')
}
