'use client'

import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { earlyKeys } from './early-keys'
import { useLive } from './live-words'
import { press } from './presses'

const SETTING = 'keys'

const WRITING = [['spoiler', 'Shift', 'S'], ['bold', 'B'], ['italic', 'I'], ['link', 'K'], ['send', 'Enter'], ['close', 'Esc']] as const

/**
 * The keys of the place: j/k to the next and previous `[data-post]`, or in a list `[data-thread]`, which o opens; m presses `[data-key="follow"]`;
 * r and q press `[data-key="reply"]` and `[data-key="quote"]` of the post one is in (or the page's first), / goes to the search, g h follows `[data-key="home"]`, and ? shows this list, where single keys
 * can be turned off: whoever dictates would press them by speaking. The composer's own (forms/body-tools.tsx) are listed with them.
 */
export function Keys() {
  const t = useLive()
  const dialog = useRef<HTMLDialogElement>(null)
  const [on, setOn] = useState(true)

  useEffect(() => setOn(remembered()), [])
  useEffect(() => {
    let before = ''
    const onKey = (event: KeyboardEvent) => {
      if (!isForUs(event)) return
      const pressed = press(before, event.key)
      before = pressed === 'wait' ? event.key : ''
      if (pressed === 'help') dialog.current?.showModal()
      else if (typeof pressed === 'function' && remembered() && pressed()) event.preventDefault()
    }
    const onHelp = (event: MouseEvent) => {
      if ((event.target as Element).closest('[data-key="help"]')) dialog.current?.showModal()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onHelp)
    earlyKeys().forEach(onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onHelp)
    }
  }, [])

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
      <div className="keys-head">
        <h2 id="keys-title">{t('keys.title')}</h2>
        <button type="button" className="icon-button" aria-label={t('keys.close')} onClick={() => dialog.current?.close()}>
          <Icon name="cross" />
        </button>
      </div>
      <dl>
        <Key keys={['j']} does={t('keys.next')} />
        <Key keys={['k']} does={t('keys.previous')} />
        <Key keys={['o']} does={t('keys.open')} />
        <Key keys={['m']} does={t('keys.follow')} />
        <Key keys={['r']} does={t('keys.reply')} />
        <Key keys={['q']} does={t('keys.quote')} />
        <Key keys={['/']} does={t('keys.search')} />
        <Key keys={['g', 'h']} then={t('keys.then')} does={t('keys.home')} />
        <Key keys={['?']} does={t('keys.help')} />
      </dl>
      <h3>{t('keys.writing')}</h3>
      <dl>
        {WRITING.map(([name, ...keys]) => <Key key={name} keys={name === 'close' ? keys : [t('keys.control'), ...keys]} then="+" does={t(name === 'close' ? 'keys.closeField' : `keys.${name}`)} />)}
      </dl>
      <label className="choice">
        <input type="checkbox" checked={on} onChange={(event) => setOn(remember(event.target.checked))} />
        <span>{t('keys.use')}</span>
      </label>
    </dialog>
  )
}

function Key({ keys, then, does }: { keys: readonly string[]; then?: string; does: string }) {
  return (
    <div>
      <dt>{keys.map((key, place) => <span key={key}>{place > 0 && ` ${then} `}<kbd>{key}</kbd></span>)}</dt>
      <dd>{does}</dd>
    </div>
  )
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return !target.isContentEditable && !target.closest('input, textarea, select, dialog')
}

function remembered(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off'
  } catch {
    return true
  }
}

function remember(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(SETTING)
    else localStorage.setItem(SETTING, 'off')
  } catch {
    // Without storage single keys stay on.
  }
  return on
}
