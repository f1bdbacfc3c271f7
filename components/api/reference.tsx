import { Link } from '@/components/ui/link'
import { OPERATIONS } from '@/lib/api/all'
import type { Operation } from '@/lib/api/operation'
import { ROOT, type Described } from '@/lib/api/openapi'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { api, pathsIn } from '@/lib/paths'

const GROUPS = ['threads', 'posts', 'people', 'me', 'film', 'search', 'moderation'] as const

/** What the API offers, drawn from its own description. The names and sentences in it are English, as programs are written. */
export function ApiReference({ locale, described, rates }: { locale: Locale; described: Described; rates: { reads: number; writes: number } }) {
  const t = words(locale, 'api')
  const groups = GROUPS.filter((group) => OPERATIONS.some((one) => one.group === group))
  return (
    <div className="column grid gap-6 api">
      <header className="grid gap-3">
        <h1>{t('reference.title')}</h1>
        <p>{t('reference.lead')}</p>
        <ul className="grid gap-1">
          <li>{t('reference.address', { root: ROOT })}</li>
          <li>{t('reference.who')} <Link href={pathsIn(locale).tokens()} prefetch={false}>{t('tokens.title')}</Link></li>
          <li>{t('reference.lists')}</li>
          <li>{t('reference.errors')}</li>
          <li>{t('reference.rates', rates)}</li>
        </ul>
        <p><a href={api.openapi()}>{t('reference.document')}</a></p>
      </header>
      {groups.map((group) => (
        <section key={group} className="grid gap-4" aria-labelledby={group}>
          <h2 id={group}>{t(`reference.groups.${group}`)}</h2>
          {OPERATIONS.filter((one) => one.group === group).map((one) => <Offered key={one.id} locale={locale} operation={one} described={described} />)}
        </section>
      ))}
      <section className="grid gap-4" aria-labelledby="shapes">
        <h2 id="shapes">{t('reference.shapes')}</h2>
        {Object.entries(described.components.schemas).map(([name, schema]) => (
          <details key={name} className="api-operation">
            <summary><code>{name}</code></summary>
            <Code>{schema}</Code>
          </details>
        ))}
      </section>
    </div>
  )
}

function Offered({ locale, operation, described }: { locale: Locale; operation: Operation; described: Described }) {
  const t = words(locale, 'api')
  const { id, method, path, summary, about, by, scope, status } = operation
  const { parameters, requestBody, responses } = described.paths[path]![method.toLowerCase()]!
  const refusals = Object.keys(responses).filter((one) => Number(one) >= 400)
  return (
    <details className="api-operation" id={id}>
      <summary><code className="api-method">{method}</code> <code>{path}</code> <span lang="en">{summary}</span></summary>
      <div className="grid gap-3">
        {about && <p lang="en">{about}</p>}
        <p>{t('reference.for', { who: t(`reference.by.${by}`), scope })}</p>
        {parameters.length > 0 && (
          <div className="table-scroll" tabIndex={0}>
            <table>
              <thead><tr><th>{t('reference.parameter')}</th><th>{t('reference.meaning')}</th></tr></thead>
              <tbody>
                {parameters.map((one) => (
                  <tr key={one.name}>
                    <td><code>{one.name}</code> <span className="muted">{t(`reference.in.${one.in}`)}{one.required && `, ${t('reference.needed')}`}</span></td>
                    <td lang="en">{one.description} <code>{JSON.stringify(one.schema)}</code></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {requestBody && Object.entries(requestBody.content).map(([type, shown]) => <Schema key={type} title={`${t('reference.body')} · ${type}`} words={t('reference.example')} {...shown} />)}
        {Object.entries(responses[status]!.content ?? {}).map(([type, shown]) => <Schema key={type} title={`${t('reference.answer')} ${status} · ${type}`} words={t('reference.example')} {...shown} />)}
        {!responses[status]!.content && <p><span className="field-label">{t('reference.answer')} {status}</span> {t('reference.none')}</p>}
        <p>{t('reference.refusals')}: {refusals.join(', ')}</p>
      </div>
    </details>
  )
}

/** A schema, and before it what fits it. */
function Schema({ title, words: said, schema, example }: { title: string; words: string; schema: unknown; example?: unknown }) {
  return (
    <div className="grid gap-1">
      <p className="field-label">{title}</p>
      {example !== undefined && <p className="muted">{said}</p>}
      {example !== undefined && <Code>{example}</Code>}
      <Code>{schema}</Code>
    </div>
  )
}

function Code({ children }: { children: unknown }) {
  return <pre tabIndex={0} dir="ltr"><code>{typeof children === 'string' ? children : JSON.stringify(children, null, 2)}</code></pre>
}
