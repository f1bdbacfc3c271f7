// Nobody's host, to see where an address of this site leads.
const HERE = 'https://here.invalid'

/**
 * An address that may be a link: http, https or mailto, spelled out whole, or a place on this site (`/t/42`, `#p3`).
 * Null for any other; one that could lead to another host without saying so ("//host", "/\host") is none.
 */
export function safeUrl(url: string): string | null {
  if (/^#/.test(url)) return `#${encodeURI(decodable(url.slice(1)))}`
  if (/^\//.test(url)) return placeHere(url)
  if (!/^(https?:\/\/[^/\\]|mailto:[^?])/i.test(url)) return null
  try {
    return new URL(kept(url)).href
  } catch {
    return null
  }
}

/** The address with what no browser keeps as it is spelled out, after the host: it would read backslashes as slashes. */
function kept(url: string): string {
  const host = /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? ''
  return host + url.slice(host.length).replace(/[\\`[\]]/g, encodeURIComponent)
}

function placeHere(path: string): string | null {
  if (/^\/\\/.test(path) || !URL.canParse(kept(path), HERE)) return null
  const { origin, pathname, search, hash } = new URL(kept(path), HERE)
  // Dots and white space are resolved by now, and what is left may begin with two slashes.
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : null
}

function decodable(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text.replace(/%/g, '%25')
  }
}
