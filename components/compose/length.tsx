import { useEffect, useState, type RefObject } from 'react'
import { useWriting } from './own-words'

/** Characters that a post may have (BODY_MAX of lib/posts/rules.ts; a test holds the two together), and from how many on it is told what is left. */
export const MOST_CHARACTERS = 40_000
const TOLD_FROM = 36_000

/** How many characters are left, when that begins to matter. */
export function Length({ form }: { form: RefObject<HTMLFormElement | null> }) {
  const t = useWriting()
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const element = form.current
    const count = () => {
      const { value = '' } = element?.querySelector<HTMLTextAreaElement>('textarea[name=body]') ?? {}
      setLeft(value.length < TOLD_FROM ? null : MOST_CHARACTERS - [...value].length)
    }
    count()
    element?.addEventListener('input', count)
    element?.addEventListener('change', count)
    return () => {
      element?.removeEventListener('input', count)
      element?.removeEventListener('change', count)
    }
  }, [form])
  if (left === null || left > MOST_CHARACTERS - TOLD_FROM) return null
  return <span className={left < 0 ? 'field-error' : undefined}>{left < 0 ? t('over', { count: -left }) : t('left', { count: left })}</span>
}
