import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import type { FiguresView, MonthView } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'
import { Legend, Plot } from './plot'

/** Moderation in figures: small pictures, each with its numbers in a table. */
export function FiguresPage({ locale, view: { months, kinds } }: { locale: Locale; view: FiguresView }) {
  const t = words(locale, 'ledger')
  const none = months.every(({ flags, decided, actions }) => flags.upheld + flags.dismissed + flags.waiting + decided + actions === 0)
  return (
    <div className="column stack moderation figures">
      <h1>{t('figures.title')}</h1>
      <p>{t('figures.intro')} <Link href={pathsIn(locale).moderationLog()} prefetch={false}>{t('figures.log')}</Link></p>
      {none ? <EmptyState title={t('figures.empty')} /> : <Pictures locale={locale} view={{ months, kinds }} />}
    </div>
  )
}

function Pictures({ locale, view: { months, kinds } }: { locale: Locale; view: FiguresView }) {
  const t = words(locale, 'ledger')
  const short = (month: string) => figures(locale).dateTime(new Date(`${month}-01T00:00:00Z`), { month: 'narrow' })
  const long = (month: string) => figures(locale).dateTime(new Date(`${month}-01T00:00:00Z`), { month: 'long', year: 'numeric' })
  const count = (number: number) => figures(locale).number(number)
  const name = ({ month }: MonthView) => long(month)
  const bars = (values: (month: MonthView) => number[]) => months.map((month) => ({ label: short(month.month), values: values(month) }))
  return (
    <>
      <Part id="flags" title={t('figures.flags')} about={t('figures.flagsAbout')}>
        <Legend parts={[t('figures.upheld'), t('figures.dismissed'), t('figures.waiting')]} />
        <Plot bars={bars(({ flags }) => [flags.upheld, flags.dismissed, flags.waiting])} />
        <Numbers
          title={t('figures.numbers')} about={t('figures.flags')} head={[t('figures.month'), t('figures.upheld'), t('figures.dismissed'), t('figures.waiting')]}
          rows={months.map((month) => [name(month), count(month.flags.upheld), count(month.flags.dismissed), count(month.flags.waiting)])}
        />
      </Part>
      <Part id="speed" title={t('figures.speed')} about={t('figures.speedAbout')}>
        <Legend parts={[t('figures.median'), t('figures.p90')]} />
        <Plot beside bars={bars(({ median, p90 }) => [median ?? 0, p90 ?? 0])} />
        <Numbers
          title={t('figures.numbers')} about={t('figures.speed')} head={[t('figures.month'), t('figures.decided'), t('figures.median'), t('figures.p90')]}
          rows={months.map((month) => [name(month), count(month.decided), span(locale, month.median), span(locale, month.p90)])}
        />
      </Part>
      <Part id="acts" title={t('figures.acts')} about={t('figures.actsAbout')}>
        <Legend parts={[t('figures.stood'), t('figures.undone')]} />
        <Plot bars={bars(({ actions, undone }) => [actions - undone, undone])} />
        <Numbers
          title={t('figures.numbers')} about={t('figures.acts')} head={[t('figures.month'), t('figures.actions'), t('figures.undone'), t('figures.appealed'), t('figures.overturned')]}
          rows={months.map((month) => [name(month), count(month.actions), count(month.undone), count(month.appealed), count(month.overturned)])}
        />
      </Part>
      <Part id="kinds" title={t('figures.kinds')}>
        <Table
          about={t('figures.kinds')} head={[t('figures.kind'), t('figures.actions'), t('figures.undone'), t('figures.appealed'), t('figures.overturned')]}
          rows={kinds.map(({ kind, actions, undone, appealed, overturned }) => [t(`acts.${kind}`), count(actions), count(undone), count(appealed), count(overturned)])}
        />
      </Part>
    </>
  )
}

function Part({ id, title, about, children }: { id: string; title: string; about?: string; children: ReactNode }) {
  return (
    <section className="card stack p-5" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about && <p className="entry-meta">{about}</p>}
      {children}
    </section>
  )
}

interface TableOf {
  /** What the table is of, for who hears it. */
  about: string
  head: readonly string[]
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[]
}

function Numbers({ title, ...table }: TableOf & { title: string }) {
  return <details className="fold"><summary>{title}</summary><Table {...table} /></details>
}

function Table({ about, head, rows }: TableOf) {
  return (
    <div className="figures-table" role="group" aria-label={about} tabIndex={0}>
      <table>
        <thead><tr>{head.map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr></thead>
        <tbody>
          {rows.map(([name, ...cells]) => <tr key={name}><th scope="row">{name}</th>{cells.map((cell, index) => <td key={index}>{cell}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  )
}

// Up to two hours by the minute, up to two days by the hour.
const [HOUR, DAY] = [60, 60 * 24]

function span(locale: Locale, minutes: number | null): string {
  const t = words(locale, 'ledger')
  if (minutes === null) return t('figures.never')
  if (minutes < 2 * HOUR) return t('figures.minutes', { count: Math.round(minutes) })
  return minutes < 2 * DAY ? t('figures.hours', { count: minutes / HOUR }) : t('figures.days', { count: minutes / DAY })
}
