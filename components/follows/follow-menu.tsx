'use client'

import { useState, type FormEvent } from 'react'
import { useLocale } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { useLive } from '@/components/shell/live-words'
import { useThreadMark } from '@/components/threads/overlay'
import { useCategoryLevel } from '@/components/threads/list-marks'
import { Icon } from '@/components/ui/icon'
import { followCategoryAction, followThreadAction } from '@/lib/follows/actions'
import { LEVELS, type Level } from '@/lib/follows/rules'
import { api } from '@/lib/paths'

/** What is followed: a thread, and the number of the post that one comes from; or a category. */
type Followed = { thread: number; number?: number } | { category: string }

/**
 * How much one wants to hear of a thread or a category. A form, the same for everybody, that works without script; with it, the choice is kept at
 * once. `known` is what a private page knows; elsewhere the overlay tells. The key m presses `[data-key="follow"]`.
 */
export function FollowMenu({ what, known = null }: { what: Followed; known?: Level | null }) {
  const t = useLive()
  const locale = useLocale()
  const [chosen, setChosen] = useState<Level | null>(null)
  const told = [useThreadMark()?.level, useCategoryLevel()]['thread' in what ? 0 : 1]
  const level = chosen ?? told ?? known ?? 'normal'
  const keep = async (wanted: Level) => {
    setChosen(wanted)
    const address = 'thread' in what ? api.followThread(what.thread) : api.followCategory(what.category)
    const sent = await fetch(address, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ level: wanted }) }).catch(() => null)
    if (!sent?.ok) setChosen(level)
    announce(t(sent?.ok ? `follow.${wanted}Said` : 'follow.failed'))
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const menu = event.currentTarget.closest('details')
    if (menu?.open) {
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
    const { value } = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement
    void keep(value as Level)
  }
  return (
    <details className="menu menu-start follow" data-menu>
      <summary className="button button-small follow-button" data-level={level}><Icon name="bell" />{t(`follow.${level}Now`)}<Icon name="down" /></summary>
      <form className="menu-panel" action={'thread' in what ? followThreadAction : followCategoryAction} onSubmit={onSubmit}>
        {'thread' in what
          ? <><input type="hidden" name="thread" value={what.thread} /><input type="hidden" name="number" value={what.number ?? 1} /></>
          : <input type="hidden" name="category" value={what.category} />}
        <input type="hidden" name="locale" value={locale} />
        {LEVELS.map((one) => (
          <button
            key={one} type="submit" name="level" value={one} className="menu-item follow-choice" aria-current={one === level || undefined}
            data-key={one === (level === 'follow' ? 'normal' : 'follow') ? 'follow' : undefined}
          >
            <span><strong>{t(`follow.${one}`)}</strong><span className="muted">{t(`follow.${one}Does`, { what: 'thread' in what ? 'thread' : 'category' })}</span></span>
            {one === level && <Icon name="check" />}
          </button>
        ))}
      </form>
    </details>
  )
}
