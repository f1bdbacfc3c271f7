import type { Kept } from '@/components/forms/kept'

/** What the account has of what is written at a place: GET /api/v1/me/drafts/{place}. */
export interface Saved {
  title: string
  body: string
  fields: Readonly<Record<string, string>>
  revision: number
}

/** What to do where a device and an account may differ. */
type Verdict = 'same' | 'device' | 'account' | 'gone' | 'conflict'

/**
 * Which of the two goes on: whichever alone has news. `same`: they say the same. `gone`: the device's was saved and is not on the account any
 * more, so it was posted or thrown away elsewhere. `conflict`: both have words that the other lacks.
 */
export function verdictOn(kept: Kept | null, saved: Saved | null): Verdict {
  if (!saved) return kept && kept.base !== null && !kept.dirty ? 'gone' : 'device'
  if (!kept || isEmpty(kept)) return 'account'
  if (saysTheSame(kept.fields, saved)) return 'same'
  if (!kept.dirty) return 'account'
  return kept.base === saved.revision || (kept.sent && saysTheSame(kept.sent, saved)) ? 'device' : 'conflict'
}

/** Whether a form's fields and what was saved hold the same words. */
function saysTheSame(fields: Readonly<Record<string, string>>, saved: Pick<Saved, 'title' | 'body'>): boolean {
  return plain(fields.title) === plain(saved.title) && plain(fields.body) === plain(saved.body)
}

function isEmpty({ fields }: Kept): boolean {
  return plain(fields.title).trim() === '' && plain(fields.body).trim() === ''
}

// A field's line ends are not those of what was sent.
function plain(text = ''): string {
  return text.replace(/\r\n?/g, '\n')
}
