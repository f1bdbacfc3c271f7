import type { SnippetPart } from '@/lib/search/view'

/** Words in which what was looked for is marked. */
export function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  return parts.map(({ text, mark }, at) => (mark ? <mark key={at}>{text}</mark> : text))
}
