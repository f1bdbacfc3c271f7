import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { Answer } from './forum'

type Node = DefaultTreeAdapterTypes.Node

const SITE = 'http://site.invalid'

/**
 * Every address of the same forum that an answer leads to, as a path with its query: by headers, links, forms, pictures, scripts, feeds,
 * JSON of any kind, the router's payload, and any text that begins with the forum's own address.
 */
export function addressesIn(asked: string, answer: Answer, origin: string): string[] {
  const found = new Set<string>()
  const take = (text: string | null | undefined) => {
    const address = text ? ownAddress(text.trim(), asked, origin) : null
    if (address) found.add(address)
  }
  const type = String(answer.headers['content-type'] ?? '').split(';', 1)[0]!
  take(answer.headers.location)
  for (const [, address] of String(answer.headers.link ?? '').matchAll(/<([^>]+)>/g)) take(address)
  if (/^(?:image|font)\//.test(type) && type !== 'image/svg+xml') return [...found]
  const { body } = answer
  // What a script puts together piece by piece is no address; its own place is known from the pages that load it.
  if (/javascript|css/.test(type)) return [...found]
  for (const [address] of body.matchAll(new RegExp(`${origin.replace(/[.]/g, '\\.')}[^\\s"'<>\\\\)\`]*`, 'g'))) take(unescaped(address))
  if (type === 'text/html') fromHtml(body, take)
  else if (type.endsWith('json')) fromJson(body, take)
  else if (type.endsWith('xml')) for (const [, address] of unescaped(body).matchAll(/(?:href|src|url|template|rdf:resource)="([^"]*)"/g)) take(address)
  else if (type === 'text/x-component') fromStrings(body, take)
  return [...found]
}

type Take = (text: string | null | undefined) => void

const LINKING = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data', 'ping', 'manifest', 'background'])

function fromHtml(html: string, take: Take): void {
  const visit = (node: Node) => {
    if ('attrs' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
      for (const [name, value] of Object.entries(attributes)) {
        if (LINKING.has(name) || (name === 'content' || name.startsWith('data-')) && /^(?:\/|https?:)/.test(value)) take(value)
        if (name === 'srcset' || name === 'imagesrcset') value.split(',').forEach((one) => take(one.trim().split(/\s/, 1)[0]))
      }
      if (node.tagName === 'form' && (attributes.method ?? 'get').toLowerCase() === 'get') take(filledIn(attributes.action ?? '', node))
      if (node.tagName === 'script') fromScript(attributes.type ?? '', textIn(node), take)
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
}

/** A form that asks, filled in as it comes, with the first choice of each list. */
function filledIn(action: string, form: Node): string {
  const query = new URLSearchParams()
  const visit = (node: Node) => {
    if ('attrs' in node) {
      const { name, value, type } = Object.fromEntries(node.attrs.map((one) => [one.name, one.value])) as Record<string, string | undefined>
      if (name && node.tagName === 'input' && !/^(?:checkbox|radio|submit|button)$/.test(type ?? '')) query.set(name, value || (type === 'search' ? 'canary' : ''))
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(form)
  return `${action}?${query}`
}

function textIn(node: Node): string {
  return 'childNodes' in node ? node.childNodes.map((child) => ('value' in child ? child.value : '')).join('') : ''
}

function fromScript(type: string, text: string, take: Take): void {
  if (type.endsWith('json')) fromJson(text, take)
  // The router's payload stands in scripts as strings within strings.
  else fromStrings(text.replaceAll('\\"', '"').replaceAll('\\\\', '\\'), take)
}

function fromStrings(text: string, take: Take): void {
  for (const [, address] of text.matchAll(/"((?:\/(?![/*])|https?:\/\/)[^"\\\s<>{}$^]*)"/g)) take(address)
}

function fromJson(text: string, take: Take): void {
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/^(?:\/(?!\/)|https?:)/.test(value)) take(value)
      else if (value.includes('<')) fromHtml(value, take)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  try {
    walk(JSON.parse(text))
  } catch {
    fromStrings(text, take)
  }
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x26;', '&').replaceAll('&#38;', '&').replaceAll('&amp;', '&')
}

/** The path and query of an address of this forum; null for any other, and for what is a pattern. */
function ownAddress(text: string, asked: string, origin: string): string | null {
  if (/[{}*<>\s]/.test(text) || /^(?:mailto|data|javascript|blob|tel):/i.test(text)) return null
  const base = `${SITE}${asked}`
  if (!URL.canParse(text, base)) return null
  const url = new URL(text, base)
  if (url.origin !== SITE && url.origin !== origin) return null
  url.searchParams.delete('_rsc')
  return url.pathname + url.search
}
