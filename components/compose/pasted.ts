import type { Selected, Typing } from '@/components/forms/marks'

/** What to type for what is pasted where the browser would not do it well; null: the browser pastes it as plain text. */
export function pasted({ value, start, end }: Selected, { text, html }: { text: string; html: string }): Typing | null {
  const words = value.slice(start, end)
  const address = text.trim()
  if (/^https?:\/\/\S+$/.test(address) && isWords(words) && !/\]\($/.test(value.slice(0, start))) return put(start, end, `[${words}](${address.replace(/[()<>|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)})`)
  return text === '' && html !== '' ? put(start, end, wordsOf(html)) : null
}

// Words of one line that are no address and no link themselves.
function isWords(words: string): boolean {
  return words.trim() !== '' && !/[\n[\]]/.test(words) && !/^\s*https?:\/\//.test(words)
}

function put(from: number, to: number, text: string): Typing {
  return { from, to, text, start: from + text.length, end: from + text.length }
}

/** The words of some HTML, of which not even the plain text was copied. */
function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html.replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d|blockquote)>/gi, '$&\n'), 'text/html')
  for (const one of body.querySelectorAll('script, style')) one.remove()
  return (body.textContent ?? '').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim()
}
