import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { MethodView } from '@/lib/people/view'
import { offeredMethods } from '@/lib/viewer/methods'
import { DisconnectForm } from './disconnect-form'
import { MethodButton } from './method-button'
import { methodName } from './method-name'

/** The ways in which a member signs in: take one away, add another. */
export function Methods({ locale, methods, connect }: { locale: Locale; methods: readonly MethodView[]; connect: string }) {
  const t = words(locale, 'people')
  const others = offeredMethods().filter((method) => !methods.some(({ provider }) => provider === method))
  const wanted = others.find((method) => method === connect)
  return (
    <Card as="section" className="grid gap-4 p-5" aria-labelledby="methods">
      <h2 id="methods">{t('settings.methods')}</h2>
      {wanted && <Notice role="status"><p>{t('settings.connectHere', { method: methodName(locale, wanted) })}</p></Notice>}
      <ul className="grid gap-2">
        {methods.map(({ provider, id, connectedAt }) => {
          const name = methodName(locale, provider)
          return (
            <li key={`${provider} ${id}`} className="flex flex-wrap items-center justify-between gap-2">
              <span><b className="inline-block first-letter:uppercase">{name}</b> <span className="text-muted">{t('settings.since', { date: figures(locale).dateTime(connectedAt, { dateStyle: 'medium' }) })}</span></span>
              {methods.length > 1 && (
                <DisconnectForm provider={provider} id={id} here={locale} label={t('settings.disconnect')} name={t('settings.disconnectNamed', { method: name })} />
              )}
            </li>
          )
        })}
      </ul>
      {methods.length === 1 && <p className="field-hint">{t('settings.last')} {others.length > 0 && t('settings.methodsHint')}</p>}
      {others.map((method) => (
        <MethodButton
          key={method} locale={locale} method={method} to={pathsIn(locale).settings()} connect
          kind={method === wanted ? 'primary' : 'plain'} label={t('settings.connect', { method: methodName(locale, method) })}
        />
      ))}
    </Card>
  )
}
