import { ProfileForm } from '@/components/accounts/profile-form'
import { YourData } from '@/components/accounts/your-data'
import { BlockedList } from '@/components/blocks/blocked-list'
import { FeedAddress } from '@/components/feeds/feed-address'
import { QuietForm } from '@/components/notices/quiet-form'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AccountView } from '@/lib/accounts/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { setSeen, signOut, signOutEverywhere } from '@/lib/people/actions'
import { pathsIn } from '@/lib/paths'
import type { MethodView, PersonView } from '@/lib/people/view'
import type { Member } from '@/lib/viewer/viewer'
import { LocaleForm } from './locale-form'
import { Methods } from './methods'
import { seenChoices } from './seen-choices'
import { SeenForm } from './seen-form'

interface Props {
  locale: Locale
  viewer: Member
  methods: readonly MethodView[]
  /** On how many devices the member is signed in. */
  sessions: number
  /** The way to sign in that the member came to connect. */
  connect: string
  /** The forum's own address, without a slash at its end. */
  site: string
  /** The key of the member's private feed address; null: they have none. */
  feedKey: string | null
  /** What the member has decided about themselves. */
  account: AccountView
  /** Whom the member has blocked. */
  blocked: readonly PersonView[]
  /** Whether the member comes back from saving something. */
  saved: boolean
}

/** What a member decides for themselves. */
export function Settings({ locale, viewer, methods, sessions, connect, site, feedKey, account, blocked, saved }: Props) {
  const t = words(locale, 'people')
  const paths = pathsIn(locale)
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <h1>{t('settings.title')}</h1>
      {saved && <Notice kind="ok" role="status"><p>{t('settings.saved')}</p></Notice>}
      <Card as="section" className="grid gap-4 p-5" aria-labelledby="you">
        <h2 id="you">{t('settings.you')}</h2>
        <dl><dt className="field-label">{t('settings.handle')}</dt><dd>@{viewer.handle}</dd></dl>
        <LocaleForm
          chosen={viewer.locale} here={locale}
          says={{ label: t('settings.language'), save: t('settings.languageSave'), saving: t('settings.saving') }}
        />
      </Card>
      <Methods locale={locale} methods={methods} connect={connect} />
      <Card as="section" className="grid gap-4 p-5" aria-labelledby="seen">
        <h2 id="seen">{t('settings.seen')}</h2>
        <SeenForm
          versions={seenChoices(locale, viewer.declared)} opens={viewer.opens} from={paths.settings({ saved: 1 })} setSeen={setSeen}
          says={{ hint: t('settings.seenHint'), save: t('settings.seenSave'), saving: t('settings.saving') }}
        />
      </Card>
      <Card as="section" className="grid gap-4 p-5" aria-labelledby="profile">
        <h2 id="profile">{t('settings.profile')}</h2>
        <ProfileForm
          here={locale} name={account.name} showsSeen={account.showsSeen} see={<Link href={paths.person(viewer.handle)}>{t('settings.profileSee')}</Link>}
          says={{ name: t('settings.name'), nameHint: t('settings.nameHint'), showsSeen: t('settings.showsSeen'), save: t('settings.profileSave'), saving: t('settings.saving') }}
        />
      </Card>
      <p><Link href={paths.standing()}>{words(locale, 'sanctions')('own.link')}</Link></p>
      <QuietForm locale={locale} quiet={account.quiet} />
      <BlockedList locale={locale} people={blocked} />
      <FeedAddress locale={locale} site={site} feedKey={feedKey} />
      <Card as="section" className="grid gap-2 p-5" aria-labelledby="tokens">
        <h2 id="tokens">{words(locale, 'api')('tokens.title')}</h2>
        <p>{words(locale, 'api')('tokens.about')}</p>
        <p><LinkButton href={paths.tokens()}>{words(locale, 'api')('tokens.yours')}</LinkButton></p>
      </Card>
      <Card as="section" className="grid gap-4 p-5" aria-labelledby="sessions">
        <h2 id="sessions">{t('settings.sessions')}</h2>
        <p>{t('settings.sessionsCount', { count: sessions })}</p>
        <form action={signOut}>
          <input type="hidden" name="to" value={paths.home()} />
          <SubmitButton kind="plain">{t('settings.signOut')}</SubmitButton>
        </form>
        <form action={signOutEverywhere}>
          <input type="hidden" name="locale" value={locale} />
          <p className="field-hint mb-2">{t('settings.signOutEverywhereHint')}</p>
          <SubmitButton kind="danger">{t('settings.signOutEverywhere')}</SubmitButton>
        </form>
      </Card>
      <YourData locale={locale} />
    </div>
  )
}
