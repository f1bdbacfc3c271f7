import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { UndoBar } from '@/components/ui/undo-bar'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { bringBackWebhookAction } from '@/lib/webhooks/actions'
import { WEBHOOK_KINDS } from '@/lib/webhooks/rules'
import type { WebhookView } from '@/lib/webhooks/view'
import { WebhookForm } from './webhook-form'

/** All webhooks, and a form for another; `removed` is the one that was just deleted. */
export function WebhooksPage({ locale, webhooks, act, removed }: { locale: Locale; webhooks: readonly WebhookView[]; act: string; removed: number | null }) {
  const t = words(locale, 'admin')
  const to = pathsIn(locale)
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4">
      <p><Link href={to.admin()} prefetch={false}>{t('home.title')}</Link></p>
      <h1>{t('webhooks.title')}</h1>
      <p>{t('webhooks.intro')}</p>
      {removed !== null && (
        <UndoBar said={t('webhooks.removed')} undo={t('webhooks.undo')} action={bringBackWebhookAction}>
          <input type="hidden" name="webhook" value={removed} />
          <input type="hidden" name="locale" value={locale} />
        </UndoBar>
      )}
      <Card as="section" className="grid grid-cols-1 gap-4 p-5" aria-labelledby="all">
        <h2 id="all">{t('webhooks.all')}</h2>
        {webhooks.length === 0 ? <EmptyState title={t('webhooks.none')} /> : (
          <ul className="grid grid-cols-1 gap-4">
            {webhooks.map((webhook) => (
              <li key={webhook.id} className="grid grid-cols-1 gap-1">
                <Link href={to.webhook(webhook.id)} prefetch={false} className="break-all" dir="ltr">{webhook.url}</Link>
                <WebhookState locale={locale} webhook={webhook} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card as="section" className="grid grid-cols-1 gap-4 p-5" aria-labelledby="new">
        <h2 id="new">{t('webhooks.new')}</h2>
        <WebhookForm locale={locale} act={act} webhook={null} {...webhookFormWords(locale)} />
      </Card>
    </div>
  )
}

/** How a webhook is: on, off, or failing; what it is told of, and how much waits. */
export function WebhookState({ locale, webhook: { kinds, createdAt, offAt, offBecause, failingAt, waiting } }: { locale: Locale; webhook: WebhookView }) {
  const t = words(locale, 'admin')
  const since = offAt ?? failingAt
  const state = offAt ? ({ admin: 'admin', failing: 'byFailing', gone: 'byGone' } as const)[offBecause ?? 'admin'] : failingAt ? 'failing' : 'on'
  const said = <>{t(`webhooks.state.${state}`)}{since && <> · <Time locale={locale} at={since} /></>}</>
  return (
    <>
      {state === 'byFailing' || state === 'byGone' || state === 'failing' ? <Notice kind={state === 'failing' ? 'note' : 'danger'}>{said}</Notice> : <span>{said}</span>}
      <span className="muted">{t('webhooks.tells', { kinds: kinds.map((kind) => t(`webhooks.short.${kind}`)).join(' · ') })}</span>
      <span className="muted">{t('webhooks.since')} <Time locale={locale} at={createdAt} /> · {t('webhooks.waiting', { count: waiting })}</span>
    </>
  )
}

/** The words of the form for a webhook, one that is new or one that there is. */
export function webhookFormWords(locale: Locale, act: 'add' | 'edit' | 'renew' = 'add') {
  const t = words(locale, 'admin')
  const [send, sending] = ({ add: ['add', 'adding'], edit: ['save', 'saving'], renew: ['renew', 'renewing'] } as const)[act]
  return {
    kinds: WEBHOOK_KINDS.map((key) => ({ key, label: t(`webhooks.kind.${key}`) })),
    says: {
      url: t('webhooks.url'), urlHint: t('webhooks.urlHint'), kinds: t('webhooks.kinds'), made: t('webhooks.made'), secret: t('webhooks.secret'), go: t('webhooks.another'),
      send: t(`webhooks.${send}`), sending: t(`webhooks.${sending}`),
    },
  }
}
