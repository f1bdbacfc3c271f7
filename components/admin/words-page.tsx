import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { UndoBar } from '@/components/ui/undo-bar'
import { bringBackEntryAction, changeEntryAction, removeEntryAction } from '@/lib/blocklist/actions'
import { BLOCKED_ACTS, BLOCKED_KINDS } from '@/lib/blocklist/rules'
import type { EntryView } from '@/lib/blocklist/view'
import { Spoken } from '@/components/appeals/speaking'
import { compiledWords } from '@/lib/i18n/compiled-words'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { WordsForm } from './words-form'

/** Blocked words and domains: a form to try and to add, and the list. `saved` and `removed` are what was just done. */
export function WordsPage({ locale, entries, saved, removed }: { locale: Locale; entries: readonly EntryView[]; saved: number | null; removed: number | null }) {
  const t = words(locale, 'admin')
  const to = pathsIn(locale)
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4">
      <p><Link href={to.admin()} prefetch={false}>{t('home.title')}</Link></p>
      <h1>{t('words.title')}</h1>
      <p>{t('words.intro')}</p>
      {saved !== null && <Notice kind="ok" role="status"><p>{t('words.saved')}</p></Notice>}
      {removed !== null && (
        <UndoBar said={t('words.removed')} undo={t('words.undo')} action={bringBackEntryAction}>
          <input type="hidden" name="entry" value={removed} />
          <input type="hidden" name="locale" value={locale} />
        </UndoBar>
      )}
      <Card as="section" className="grid grid-cols-1 gap-4 p-5" aria-labelledby="new">
        <h2 id="new">{t('words.new')}</h2>
        <Spoken locale={locale} messages={compiledWords(locale, 'admin', 'refusals')}>
          <WordsForm locale={locale} kinds={BLOCKED_KINDS} acts={BLOCKED_ACTS} />
        </Spoken>
      </Card>
      <Card as="section" className="grid grid-cols-1 gap-4 p-5" aria-labelledby="list">
        <h2 id="list">{t('words.list')}</h2>
        {entries.length === 0 ? <EmptyState title={t('words.none')} /> : (
          <ul className="grid grid-cols-1 gap-4">
            {entries.map(({ id, kind, text, act }) => (
              <li key={id} className="grid grid-cols-1 gap-2">
                <span><strong dir="auto" className="break-all">{text}</strong> <span className="muted">{t(`words.kinds.${kind}`)} · {t(`words.short.${act}`)}</span></span>
                <div className="flex flex-wrap gap-2">
                  <form action={changeEntryAction} className="flex flex-wrap gap-2">
                    <Hidden id={id} locale={locale} />
                    <select name="act" className="input" defaultValue={act} aria-label={t('words.changeNamed', { text })}>
                      {BLOCKED_ACTS.map((one) => <option key={one} value={one}>{t(`words.short.${one}`)}</option>)}
                    </select>
                    <SubmitButton kind="plain">{t('words.change')}</SubmitButton>
                  </form>
                  <form action={removeEntryAction}>
                    <Hidden id={id} locale={locale} />
                    <SubmitButton kind="danger" aria-label={t('words.removeNamed', { text })}>{t('words.remove')}</SubmitButton>
                  </form>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function Hidden({ id, locale }: { id: number; locale: Locale }) {
  return <><input type="hidden" name="entry" value={id} /><input type="hidden" name="locale" value={locale} /></>
}
