import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { valuesOf } from '@/lib/action'
import { Advice } from '@/components/threads/advice'
import { Preview } from '@/components/threads/preview'
import { usePreviewed } from '@/components/threads/use-previewed'
import { Complete } from './complete'
import type { Composing } from './compose'
import { Conflict } from './conflict'
import { Dock } from './dock'
import { loadWaitingBar } from './load-waiting'
import { OwnWords, useWriting, useWritingWords } from './own-words'
import { useAccountDraft } from './account-draft'
import { Length } from './length'
import { useWritingKeys } from './writing-keys'
import { letWait } from './waiting'

/** What the composer is asked to open for: a post that is answered, and the control that asked. */
export interface Opening {
  number: number | null
  from: HTMLElement | null
}

interface Opened extends Composing {
  opening: Opening | null
}

/** Everything that stands by whoever writes: drafts on the account, completion, keys, the length that is left, and the dock. */
export function Composer(props: Opened) {
  const words = useWritingWords()
  const { later, place, form } = props
  useWritingKeys(form)
  useEffect(() => {
    // Without a connection it is too late to fetch what says that something waits.
    void loadWaitingBar().catch(() => undefined)
    later.current = (data) => {
      const fields = valuesOf(data)
      const title = fields.title || document.querySelector('h1')?.textContent || ''
      return Boolean(fields.key) && letWait({ key: fields.key!, place, title, fields, at: Date.now() })
    }
    return () => void (later.current = null)
  }, [later, place])
  return (
    <>
      <Previewed {...props} />
      {words && <OwnWords writing={words}><Beside {...props} /></OwnWords>}
    </>
  )
}

/** What the server says of the text, in the places that the form keeps for it. */
function Previewed({ form, threadId, versions }: Opened) {
  const { giveaways, ...preview } = usePreviewed(form, threadId ?? undefined)
  const slots = [...form.current?.querySelectorAll<HTMLElement>('[data-advice], [data-preview]') ?? []]
  return slots.map((slot) => {
    const field = slot.dataset.advice as 'title' | 'body' | undefined
    return createPortal(field ? <Advice field={field} giveaways={giveaways} form={form} versions={versions} /> : <Preview {...preview} />, slot)
  })
}

function Beside({ form, place, threadId, docks, opening }: Opened) {
  const t = useWriting()
  const { keeping, conflict, choose, mine } = useAccountDraft(place, form)
  const room = form.current?.querySelector('[data-keeping]')
  return (
    <>
      {docks && <Dock form={form} opening={opening} />}
      {conflict && <Conflict here={mine ?? {}} there={conflict} choose={choose} />}
      <Complete form={form} thread={threadId} />
      {room && createPortal(<><Length form={form} />{keeping !== 'nowhere' && <span>{t(`keeping.${keeping}`)}</span>}</>, room)}
    </>
  )
}
