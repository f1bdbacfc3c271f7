'use client'

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'

// It comes with the first image.
const ImagePanel = lazy(async () => ({ default: (await import('./image-panel')).ImagePanel }))

const KINDS = 'image/png,image/jpeg,image/webp,image/avif,image/gif'

/** Files with the number of the batch that they came in. */
export interface Batch {
  number: number
  files: readonly File[]
}

/**
 * Takes images for the field of the composer that it stands in: by its button, by paste, and by drop. Below it then stands what becomes of them,
 * and what each shows is asked.
 */
export function ImageButton() {
  const t = useTranslations('compose')
  const choice = useRef<HTMLInputElement>(null)
  const [batch, setBatch] = useState<Batch | null>(null)

  useEffect(() => {
    const body = choice.current?.closest<HTMLElement>('[data-body]')
    if (!body) return
    const dropping = (on: boolean) => body.toggleAttribute('data-dropping', on)
    const bring = (event: Event, { files, types }: DataTransfer) => {
      dropping(false)
      // What was copied from a text may have a picture of it beside it: then the text is meant.
      if (files.length === 0 || types.includes('text/plain')) return
      event.preventDefault()
      const brought = [...files]
      setBatch((last) => ({ number: (last?.number ?? 0) + 1, files: brought }))
    }
    const listeners = {
      paste: (event: ClipboardEvent) => event.clipboardData && bring(event, event.clipboardData),
      drop: (event: DragEvent) => event.dataTransfer && bring(event, event.dataTransfer),
      dragleave: () => dropping(false),
      dragover: (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        dropping(true)
      },
    }
    for (const [name, listener] of Object.entries(listeners)) body.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners)) body.removeEventListener(name, listener as EventListener)
    }
  }, [])

  return (
    <>
      <button type="button" className="icon-button" aria-label={t('images.add')} title={t('images.add')} onClick={() => choice.current?.click()}>
        <Icon name="image" />
      </button>
      <input
        ref={choice} type="file" accept={KINDS} multiple hidden tabIndex={-1} aria-hidden="true"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          if (files.length > 0) setBatch((last) => ({ number: (last?.number ?? 0) + 1, files }))
        }}
      />
      {batch && (
        <Suspense fallback={null}>
          <ImagePanel batch={batch} fieldOf={() => choice.current?.closest('[data-body]')?.querySelector('textarea') ?? null} onClose={() => setBatch(null)} />
        </Suspense>
      )}
    </>
  )
}
