import { SubmitButton } from '@/components/ui/submit-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { UndoBar } from '@/components/ui/undo-bar'
import { takeBackAction, throwAwayAction } from '@/lib/drafts/actions'
import type { DraftEntry } from '@/lib/drafts/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

// About three lines: enough to know it by.
const SHOWN = 240

/** What somebody has written and not posted, with the way back to each. `gone` is the id of the one that was just thrown away. */
export function DraftsPage({ locale, drafts, gone }: { locale: Locale; drafts: readonly DraftEntry[]; gone: string | null }) {
  const t = words(locale, 'drafts')
  return (
    <div className="column stack drafts">
      <h1>{t('title')}</h1>
      <p className="muted">{t('about')}</p>
      {gone && (
        <UndoBar said={t('gone')} undo={t('undo')} action={takeBackAction}>
          <input type="hidden" name="draft" value={gone} />
          <input type="hidden" name="locale" value={locale} />
        </UndoBar>
      )}
      {drafts.length === 0 && <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>}
      <ul className="drafts-list">
        {drafts.map((draft) => <DraftCard key={draft.id} locale={locale} draft={draft} />)}
      </ul>
    </div>
  )
}

function DraftCard({ locale, draft }: { locale: Locale; draft: DraftEntry }) {
  const t = words(locale, 'drafts')
  const { id, title, body, savedAt, use, at } = draft
  const signs = [...body.text.trim()]
  const go = addressOf(locale, draft)
  const name = use.kind === 'new' ? title.text.trim() || t('noTitle') : (at?.title ?? t('lost'))
  return (
    <li className="card entry">
      <p className="entry-meta">{t(`use.${use.kind}`)} · <Time locale={locale} at={savedAt} /></p>
      <h2 dir="auto">{go ? <Link href={go}>{name}</Link> : name}</h2>
      {signs.length > 0 && <p className="drafts-words" dir="auto">{signs.slice(0, SHOWN).join('')}{signs.length > SHOWN && '…'}</p>}
      <form action={throwAwayAction} className="compose-actions">
        <input type="hidden" name="draft" value={id} />
        <input type="hidden" name="locale" value={locale} />
        {go && <Link href={go} className="button">{t('goOn')}</Link>}
        <SubmitButton kind="quiet" aria-label={t('throwAwayThis', { name })}>{t('throwAway')}</SubmitButton>
      </form>
    </li>
  )
}

/** Where a draft goes on; null where it has lost its place. */
function addressOf(locale: Locale, { id, use, at, fields }: DraftEntry): string | null {
  const to = pathsIn(locale)
  if (use.kind === 'new') return to.newThread({ draft: id })
  if (!at) return null
  return at.number === null ? to.reply(at.threadId, { draft: id, to: fields.replyTo }) : to.edit(at.threadId, at.number)
}
