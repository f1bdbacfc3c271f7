'use client'

import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { ImageButton } from '@/components/media/image-button'
import { minuteWords } from '@/components/spoilers/minute-words'
import { Button } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'
import { keepLastScope, lastScope } from './last-scope'
import type { PickedScope } from './marks'
import type { Tool } from './type-marks'

/** A version as a choice: its key, what people call it, its last minute. */
export interface VersionChoice {
  key: string
  label: string
  minutes: number
}

interface Picked {
  version: string
  /** As it is typed: "95" or "1:35". */
  until: string
}

const MARKS = ['bold', 'italic', 'link', 'quote', 'list', 'code', 'poll'] as const satisfies readonly (Tool & IconName)[]
const TOOLS: readonly Tool[] = [...MARKS, 'spoiler']
const KEY_OF: Partial<Record<Tool, string>> = { bold: 'B', italic: 'I', link: 'K', spoiler: 'Shift+S' }

// What the buttons do comes when somebody begins to write: most who read a thread do not.
const code = () => import('./type-marks')

/**
 * A field with the buttons of the composer below it, and their keys: Ctrl or Cmd with B, I, K, and with Shift and S for a spoiler.
 * `first` is the scope that the spoiler button begins with, unless this person used another one in this thread before.
 */
export function BodyTools({ versions, first, thread, children }: {
  versions: readonly VersionChoice[]
  first: PickedScope
  /** The thread's id; null for one that is only being written. */
  thread: number | null
  children: ReactNode
}) {
  const t = useTranslations('compose')
  const [chosen, choose] = useState<Picked | null>(null)
  const picked = chosen ?? pickedOf(first)
  useEffect(() => {
    const last = lastScope(thread)
    if (last && (last.version === 'any' || versions.some(({ key }) => key === last.version))) choose(pickedOf(last))
  }, [thread, versions])

  const act = async (tool: Tool, within: Element) => {
    const area = within.closest('[data-body]')?.querySelector('textarea')
    const scope = scopeOf(picked, versions)
    const { typeMarks } = await code()
    if (!area?.isConnected) return
    typeMarks(area, tool, scope, { words: t('tools.words'), spoiler: t('tools.spoilerWords'), question: t('tools.pollAsks'), options: t('tools.pollOptions') })
    if (tool !== 'spoiler') return
    keepLastScope(thread, scope)
    announce(t('tools.sealed'))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = `${event.shiftKey ? 'Shift+' : ''}${event.key.toUpperCase()}`
    const tool = TOOLS.find((one) => KEY_OF[one] === pressed)
    if (!tool || !(event.ctrlKey || event.metaKey) || event.altKey || !(event.target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    void act(tool, event.target)
  }
  const button = (tool: Tool, keys?: string) => ({
    onClick: (event: { currentTarget: Element }) => void act(tool, event.currentTarget),
    // The field keeps the focus, and a phone its keyboard.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    'aria-keyshortcuts': keys && `Control+${keys} Meta+${keys}`,
  })

  return (
    <div data-body onKeyDown={onKeyDown} onFocus={() => void code()}>
      {children}
      <div className="body-tools" role="group" aria-label={t('tools.name')}>
        <div className="body-marks">
          {MARKS.map((tool) => (
            <button key={tool} type="button" className="icon-button" aria-label={t(`tools.${tool}`)} title={t(`tools.${tool}`)} {...button(tool, KEY_OF[tool])}>
              <Icon name={tool} />
            </button>
          ))}
        </div>
        <ImageButton />
        <div className="body-seal">
          <Button {...button('spoiler', KEY_OF.spoiler)}><Icon name="eye" />{t('tools.spoiler')}</Button>
          <SpoilerScope versions={versions} picked={picked} onPick={choose} />
        </div>
      </div>
    </div>
  )
}

/** Which version, and which minute of it, the spoiler button seals under. Its fields are not sent. */
function SpoilerScope({ versions, picked, onPick }: { versions: readonly VersionChoice[]; picked: Picked; onPick: (picked: Picked) => void }) {
  const t = useTranslations('compose')
  return (
    <>
      <select className="input" aria-label={t('tools.of')} value={picked.version} onChange={(event) => onPick({ version: event.target.value, until: '' })}>
        <option value="any">{t('scope.any')}</option>
        {versions.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
      </select>
      {picked.version !== 'any' && (
        <label className="scope-picker-until">
          <span>{t('scope.until')}</span>
          <input
            className="input" inputMode="numeric" size={6} placeholder={t('scope.untilHint')} value={picked.until} aria-invalid={isMinute(picked.until) ? undefined : true}
            onChange={(event) => onPick({ ...picked, until: event.target.value })}
            // It is no field of the form, so it must not send it.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </label>
      )}
    </>
  )
}

const MINUTE = /^\s*(?:(\d):)?(\d{1,3})\s*$/
const isMinute = (text: string) => text.trim() === '' || MINUTE.test(text)

/** What was picked as a scope. The last minute is the whole film, and so is what cannot be read: that seals more, not less. */
function scopeOf({ version, until }: Picked, versions: readonly VersionChoice[]): PickedScope {
  const [, hours = '0', minutes] = MINUTE.exec(until) ?? []
  const minute = minutes === undefined ? Infinity : Number(hours) * 60 + Number(minutes)
  const last = versions.find(({ key }) => key === version)?.minutes ?? 0
  return { version, until: minute < last ? minute : null }
}

function pickedOf({ version, until }: PickedScope): Picked {
  return { version, until: until === null ? '' : minuteWords(until) }
}
