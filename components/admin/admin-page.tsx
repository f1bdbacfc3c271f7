import { Plot } from '@/components/ledger/plot'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Figures } from '@/lib/admin/view'
import type { Locale } from '@/lib/i18n/locales'
import { figures as written, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

/** What whoever runs the forum looks at first: its figures, what waits, and where everything else is. */
export function AdminPage({ locale, figures, version }: { locale: Locale; figures: Figures; version: string }) {
  const t = words(locale, 'admin')
  const to = pathsIn(locale)
  const { number } = written(locale)
  const { webhooks, perDay } = figures
  const size = (bytes: number) => number(bytes / 2 ** 20, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const pages = [
    [t('home.queueLink'), to.moderation()], [t('home.figuresOf'), to.figures()], [t('home.log'), to.moderationLog()], [t('home.appeals'), to.appeals()], [t('home.peopleLink'), to.appointed()],
    [t('home.words'), to.blockedWords()], [t('home.reasons'), to.cannedReasons()], [t('home.webhooks'), to.webhooks()], [t('home.api'), to.api()],
  ] as const
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4">
      <h1>{t('home.title')}</h1>
      <p>{t('home.intro')}</p>
      {webhooks.turnedOff > 0 && <Notice kind="danger"><Link href={to.webhooks()} prefetch={false}>{t('home.webhooksOff', { count: webhooks.turnedOff })}</Link></Notice>}
      {webhooks.failing > 0 && <Notice><Link href={to.webhooks()} prefetch={false}>{t('home.webhooksFailing', { count: webhooks.failing })}</Link></Notice>}
      <Card as="section" className="p-5">
        <dl className="admin-figures">
          <Figure name={t('home.people')} value={number(figures.people)} more={t('home.peopleWeek', { count: figures.peopleWeek })} />
          <Figure name={t('home.threads')} value={number(figures.threads)} />
          <Figure name={t('home.posts')} value={number(figures.posts)} />
          <Figure name={t('home.queue')} value={number(figures.queue)} more={t('home.held', { count: figures.held })} />
          <Figure name={t('home.webhooks')} value={t('home.webhooksOn', { on: webhooks.on, all: webhooks.all })} />
          <Figure name={t('home.list')} value={number(figures.blocked)} />
          <Figure name={t('home.storage')} value={t('home.database', { size: size(figures.database) })} more={t('home.images', { size: size(figures.images) })} />
          <Figure name={t('home.version')} value={version} more={t('home.runs', { node: figures.node, postgres: figures.postgres })} />
        </dl>
      </Card>
      <Card as="section" className="grid grid-cols-1 gap-2 p-5" aria-labelledby="per-day">
        <h2 id="per-day">{t('home.perDay')}</h2>
        <p className="field-hint">{t('home.perDayHint')}</p>
        <Plot bars={perDay.map(({ day, posts }) => ({ label: String(Number(day.slice(8))), values: [posts] }))} />
        <details>
          <summary>{t('home.day')} · {t('home.posts')}</summary>
          <table>
            <thead><tr><th scope="col">{t('home.day')}</th><th scope="col">{t('home.posts')}</th></tr></thead>
            <tbody>{perDay.map(({ day, posts }) => <tr key={day}><th scope="row">{day}</th><td>{number(posts)}</td></tr>)}</tbody>
          </table>
        </details>
      </Card>
      <Card as="section" className="grid grid-cols-1 gap-2 p-5" aria-labelledby="pages">
        <h2 id="pages">{t('home.pages')}</h2>
        <ul className="admin-pages">{pages.map(([name, address]) => <li key={address}><Link href={address} prefetch={false}>{name}</Link></li>)}</ul>
      </Card>
    </div>
  )
}

function Figure({ name, value, more }: { name: string; value: string; more?: string }) {
  return <div><dt>{name}</dt><dd><strong>{value}</strong>{more && <span className="muted block">{more}</span>}</dd></div>
}
