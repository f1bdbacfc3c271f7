'use client'

import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { remember, remembered } from './keys-setting'
import { useLive } from './live-words'

const WRITING = [['spoiler', 'Shift', 'S'], ['bold', 'B'], ['italic', 'I'], ['link', 'K'], ['send', 'Enter'], ['close', 'Esc']] as const

/** The list of keys, open from the beginning; the composer's own (forms/body-tools.tsx) are listed with them. It is fetched when somebody asks for it. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useLive()
  const dialog = useRef<HTMLDialogElement>(null)
  const [on, setOn] = useState(remembered)

  useEffect(() => dialog.current?.showModal(), [])

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
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
