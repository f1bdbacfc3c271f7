import { api } from '@/lib/paths'

/** An image that was taken. */
export interface Sent {
  address: string
  shown: string
}

/** Sends a file, and tells how much of it is there, from 0 to 1. Answers what became of it, or why it was not taken, in words; '' when nobody said. */
export function sendImage(file: File, locale: string, onProgress: (part: number) => void): Promise<Sent | string> {
  const form = new FormData()
  form.set('file', file)
  return new Promise((resolve) => {
    // fetch does not tell how far it is.
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => resolve(''))
    request.addEventListener('load', () => resolve(answerIn(request)))
    request.open('POST', api.upload())
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', locale)
    request.send(form)
  })
}

function answerIn({ status, responseText }: XMLHttpRequest): Sent | string {
  try {
    const answer = JSON.parse(responseText) as Sent & { detail?: string }
    return status === 201 ? answer : answer.detail ?? ''
  } catch {
    return ''
  }
}
