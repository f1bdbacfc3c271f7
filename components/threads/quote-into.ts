import { api } from '@/lib/paths'
import { selectedIn } from './selected'

/**
 * Puts a quote of a post into the comment form of its page, behind what is there; whether it could: of what is selected in it, or of all. What the
 * reader opened on the page is quoted with it, as their asking for it was the same act.
 */
export async function quoteInto(postId: number, number: number): Promise<boolean> {
  const field = document.querySelector<HTMLTextAreaElement>('form[data-compose] textarea[name=body]')
  if (!field) return false
  const opened = [...document.querySelectorAll<HTMLElement>(`#p${number} [data-seal][aria-expanded=true]`)]
    .map(({ dataset }) => (dataset.seal ?? '').split(':'))
    .flatMap(([key, index]) => (key === `p${postId}` && index ? [Number(index)] : []))
  const answer = await fetch(api.quote(postId, opened, selectedIn(number)), { headers: { accept: 'application/json' } }).catch(() => null)
  if (!answer?.ok || !field.isConnected) return false
  const { markdown } = (await answer.json()) as { markdown: string }
  const gap = field.value.trim() === '' ? '' : '\n\n'
  field.form?.dispatchEvent(new CustomEvent('cell:open', { detail: number }))
  field.focus({ preventScroll: true })
  field.setRangeText(gap + markdown, field.value.trimEnd().length, field.value.length, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}
