import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { renewAddress, revokeAddress } from '@/lib/feeds/actions'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

/** A member's private feed address, on the settings page: made, shown, renewed, removed. */
export function FeedAddress({ locale, site, feedKey }: {
  locale: Locale
  /** The forum's own address, without a slash at its end. */
  site: string
  /** The key of the member's private address; null: they have none. */
  feedKey: string | null
}) {
  const t = words(locale, 'feeds')
  const { siteFeed } = pathsIn(locale)
  return (
    <Card as="section" className="grid gap-4 p-5" aria-labelledby="feeds">
      <h2 id="feeds">{t('address.title')}</h2>
      <p>{t('address.about')}</p>
      <p>{t('address.private')}</p>
      {feedKey && (
        <>
          <TextField name="feed-xml" label={t('address.atom')} value={site + siteFeed('xml', feedKey)} readOnly dir="ltr" />
          <TextField name="feed-json" label={t('address.json')} hint={t('address.elsewhere')} value={site + siteFeed('json', feedKey)} readOnly dir="ltr" />
        </>
      )}
      <form action={renewAddress}>
        <input type="hidden" name="here" value={locale} />
        {feedKey && <p className="field-hint mb-2">{t('address.renewHint')}</p>}
        <SubmitButton kind="plain">{t(feedKey ? 'address.renew' : 'address.make')}</SubmitButton>
      </form>
      {feedKey && (
        <form action={revokeAddress}>
          <input type="hidden" name="here" value={locale} />
          <SubmitButton kind="danger">{t('address.revoke')}</SubmitButton>
        </form>
      )}
    </Card>
  )
}
