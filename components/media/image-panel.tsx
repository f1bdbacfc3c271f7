'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import type { Batch } from './image-button'
import { sendImage, type Sent } from './send-image'
import { retypeImage, takeOut, typeImage } from './type-image'

interface Item {
  key: number
  file: File
  /** How much of it is there, from 0 to 1. */
  part: number
  sent?: Sent
  /** Why it was not taken, in words. */
  refused?: string
}

/** What becomes of the images that were brought, one by one; what each shows is asked, and stands in the text as it is typed. */
export function ImagePanel({ batch, fieldOf, onClose }: { batch: Batch; fieldOf: () => HTMLTextAreaElement | null; onClose: () => void }) {
  const t = useTranslations('compose')
  const locale = useLocale()
  const [items, setItems] = useState<readonly Item[]>([])
  const known = useRef({ batch: 0, key: 0, queue: Promise.resolve() })

  const change = (key: number, news: Partial<Item>) => setItems((all) => all.map((item) => (item.key === key ? { ...item, ...news } : item)))
  const send = async ({ key, file }: Item) => {
    change(key, { refused: undefined, part: 0 })
    const answer = await sendImage(file, locale, (part) => change(key, { part }))
    const area = fieldOf()
    if (typeof answer === 'string') {
      change(key, { refused: answer || t('images.failed') })
      announce(answer || t('images.failed'))
    } else if (area) {
      typeImage(area, answer.address)
      change(key, { sent: answer })
      announce(t('images.there'))
    }
  }
  const add = (files: readonly File[]) => {
    const news = files.map((file): Item => ({ key: (known.current.key += 1), file, part: 0 }))
    setItems((all) => [...all, ...news])
    for (const item of news) known.current.queue = known.current.queue.then(() => send(item))
  }

  useEffect(() => {
    if (known.current.batch === batch.number) return
    known.current.batch = batch.number
    add(batch.files)
  })
  useEffect(() => {
    const form = fieldOf()?.form
    form?.addEventListener('submit', onClose)
    return () => form?.removeEventListener('submit', onClose)
  })

  const letGo = ({ key, sent }: Item) => {
    const area = fieldOf()
    if (sent && area) takeOut(area, sent.address)
    setItems((all) => all.filter((item) => item.key !== key))
    if (items.length === 1) onClose()
    area?.focus()
  }
  return (
    <div className="images-panel" role="group" aria-label={t('images.name')}>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            {item.sent
              ? <Described item={item} sent={item.sent} fieldOf={fieldOf} />
              : <Coming item={item} onAgain={() => (known.current.queue = known.current.queue.then(() => send(item)))} />}
            <Button kind="quiet" small className="images-out" aria-label={t('images.removeName', { name: item.file.name })} onClick={() => letGo(item)}><Icon name="cross" /></Button>
          </li>
        ))}
      </ul>
      {items.every(({ sent }) => sent) && <Button small onClick={() => (onClose(), fieldOf()?.focus())}>{t('images.done')}</Button>}
    </div>
  )
}

function Coming({ item: { file, part, refused }, onAgain }: { item: Item; onAgain: () => void }) {
  const t = useTranslations('compose')
  if (refused === undefined) return <label className="images-coming"><span>{t('images.uploading', { name: file.name })}</span><progress value={part < 1 ? part : undefined} /></label>
  return (
    <div className="images-coming">
      <p dir="auto">{file.name}</p>
      <FieldError>{refused}</FieldError>
      <p><Button small onClick={onAgain}>{t('images.again')}</Button></p>
    </div>
  )
}

function Described({ item: { file }, sent: { address, shown }, fieldOf }: { item: Item; sent: Sent; fieldOf: () => HTMLTextAreaElement | null }) {
  const t = useTranslations('compose')
  const id = useId()
  const [description, setDescription] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // Who is writing goes on writing; who pressed the button is led to what is asked.
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement)) field.current?.focus()
  }, [])
  return (
    <>
      <img src={shown} alt="" />
      <div className="field">
        <label className="field-label" htmlFor={id}>{t('images.describe')} <span className="visually-hidden">{file.name}</span></label>
        <input
          ref={field} id={id} className="input" dir="auto" value={description} maxLength={500} aria-describedby={`${id}-hint`}
          onChange={({ currentTarget: { value } }) => {
            setDescription(value)
            const area = fieldOf()
            if (area) retypeImage(area, address, value)
          }}
          // It is no field of the form, so it must not send it.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <p className={description.trim() === '' ? 'field-hint images-nudge' : 'field-hint'} id={`${id}-hint`}>
          {description.trim() === '' ? t('images.nudge') : t('images.described')}
        </p>
      </div>
    </>
  )
}
