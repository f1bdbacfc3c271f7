import { Button } from '@/components/ui/button'
import { FieldError, Select, TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { categoryWords } from '@/lib/film/categories'
import { labelOf, VERSIONS } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import type { Refusal } from '@/lib/outcome'

/** How a search was asked for, as the address has it; an empty text for what was left out. */
export interface Asked {
  q: string
  author: string
  category: string
  version: string
  from: string
  to: string
  cursor: string
}

/** The fields of the search: the words, and folded away what narrows them. What was asked stays in them, and a refusal beside its field. */
export function SearchFields({ locale, asked, refusals, categories }: {
  locale: Locale
  asked: Asked
  refusals: readonly Refusal[]
  categories: readonly string[]
}) {
  const t = words(locale, 'search')
  const wrong = (field: keyof Asked) => {
    const refusal = refusals.find((one) => one.field === field)
    return refusal && refusalWords(locale, refusal)
  }
  const narrows = asked.author || asked.category || asked.version || asked.from || asked.to
  const q = wrong('q')
  return (
    <>
      <div className="search-row">
        <label className="sr-only" htmlFor="site-search">{t('field')}</label>
        <input
          id="site-search" className="input" type="search" name="q" defaultValue={asked.q} placeholder={t('placeholder')} enterKeyHint="search"
          autoComplete="off" autoCapitalize="off" spellCheck={false} dir="auto" autoFocus={asked.q === ''}
          aria-invalid={q ? true : undefined} aria-describedby={q ? 'q-error' : undefined}
        />
        <Button kind="primary" type="submit"><Icon name="search" /><span>{t('submit')}</span></Button>
      </div>
      {q && <FieldError id="q-error">{q}</FieldError>}
      <details className="search-narrow" open={Boolean(narrows)}>
        <summary>{t('narrow')}<Icon name="down" /></summary>
        <div className="search-narrow-fields">
          <Select name="category" label={t('category')} defaultValue={asked.category} error={wrong('category')}>
            <option value="">{t('anyCategory')}</option>
            {categories.map((slug) => <option key={slug} value={slug}>{categoryWords(slug, locale).name}</option>)}
          </Select>
          <Select name="version" label={t('version')} defaultValue={asked.version} error={wrong('version')}>
            <option value="">{t('anyVersion')}</option>
            {VERSIONS.map(({ key }) => <option key={key} value={key}>{labelOf(key, locale)}</option>)}
          </Select>
          <TextField name="author" label={t('author')} defaultValue={asked.author} error={wrong('author')} autoComplete="off" autoCapitalize="off" spellCheck={false} />
          <TextField name="from" type="date" label={t('from')} defaultValue={asked.from} error={wrong('from')} />
          <TextField name="to" type="date" label={t('to')} defaultValue={asked.to} error={wrong('to')} />
        </div>
      </details>
    </>
  )
}
