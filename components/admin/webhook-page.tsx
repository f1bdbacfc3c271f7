import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { removeWebhookAction, testWebhookAction, turnWebhookAction } from '@/lib/webhooks/actions'
import type { DeliveryView, WebhookPage as View } from '@/lib/webhooks/view'
import { RenewForm, WebhookForm } from './webhook-form'
import { webhookFormWords, WebhookState } from './webhooks-page'

const DONE = ['saved', 'tested', 'turnedOn', 'turnedOff'] as const

/** One webhook: how it is, what was sent to it, and what may be done with it. `done` names what was just done. */
export function WebhookPage({ locale, view: { webhook, deliveries }, done }: { locale: Locale; view: View; done: string | null }) {
  const t = words(locale, 'admin')
  const to = pathsIn(locale)
  const said = DONE.find((one) => one === done)
  const fields = <><input type="hidden" name="webhook" value={webhook.id} /><input type="hidden" name="locale" value={locale} /></>
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4">
      <p><Link href={to.webhooks()} prefetch={false}>{t('webhooks.back')}</Link></p>
      <h1 className="break-all" dir="ltr">{webhook.url}</h1>
      {said && <Notice kind="ok" role="status"><p>{t(`webhooks.${said}`)}</p></Notice>}
      <Card as="section" className="grid grid-cols-1 gap-2 p-5">
        <WebhookState locale={locale} webhook={webhook} />
        <div className="flex flex-wrap gap-2">
          <form action={testWebhookAction}>{fields}<SubmitButton>{t('webhooks.test')}</SubmitButton></form>
          <form action={turnWebhookAction}>
            {fields}
            {webhook.offAt && <input type="hidden" name="on" value="1" />}
            <SubmitButton kind="plain">{t(webhook.offAt ? 'webhooks.turnOn' : 'webhooks.turnOff')}</SubmitButton>
          </form>
          <form action={removeWebhookAction}>{fields}<SubmitButton kind="danger">{t('webhooks.remove')}</SubmitButton></form>
        </div>
      </Card>
      <Card as="section" className="grid grid-cols-1 gap-4 p-5" aria-labelledby="deliveries">
        <h2 id="deliveries">{t('webhooks.deliveries')}</h2>
        {deliveries.length === 0 ? <p className="muted">{t('webhooks.noDeliveries')}</p> : <Deliveries locale={locale} deliveries={deliveries} />}
      </Card>
      <Card as="section" className="grid grid-cols-1 gap-4 p-5" aria-labelledby="edit">
        <h2 id="edit">{t('webhooks.edit')}</h2>
        <WebhookForm locale={locale} act="" webhook={webhook} {...webhookFormWords(locale, 'edit')} />
        <RenewForm id={webhook.id} hint={t('webhooks.renewHint')} says={webhookFormWords(locale, 'renew').says} />
      </Card>
    </div>
  )
}

function Deliveries({ locale, deliveries }: { locale: Locale; deliveries: readonly DeliveryView[] }) {
  const t = words(locale, 'admin')
  return (
    <ul className="grid grid-cols-1 gap-3">
      {deliveries.map(({ id, type, createdAt, state, tries, dueAt, status, trouble }) => (
        <li key={id} className="grid">
          <span><strong>{type}</strong> · {t(`webhooks.went.${state}`)}{trouble && <>: {t(`webhooks.trouble.${trouble}`)}</>}{status !== null && <> ({t('webhooks.answer', { status })})</>}</span>
          <span className="muted"><Time locale={locale} at={createdAt} /> · {t('webhooks.tries')}: {tries}{state === 'waiting' && dueAt && <> · {t('webhooks.again')} <Time locale={locale} at={dueAt} /></>}</span>
          <code className="muted break-all" dir="ltr">{id}</code>
        </li>
      ))}
    </ul>
  )
}
