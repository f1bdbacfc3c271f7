/** An address that may be a link: http, https or mailto, spelled out whole. Null for any other. */
export function safeUrl(url: string): string | null {
  if (!/^(https?:\/\/[^/\\]|mailto:[^?])/i.test(url)) return null
  try {
    return new URL(url).href
  } catch {
    return null
  }
}
