import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { POSTS_LEFT } from '@/lib/accounts/rules'
import type { LeavingView } from '@/lib/accounts/view'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import { api, pathsIn } from '@/lib/paths'
import type { Member } from '@/lib/viewer/viewer'
import { LeaveForm } from './leave-form'
import { Nobody } from './nobody'

/** Where a member deletes their account. */
export function LeavePage({ locale, viewer, leaving: { posts, whyNot } }: { locale: Locale; viewer: Member; leaving: LeavingView }) {
  const t = words(locale, 'people')
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <h1>{t('leaving.title')}</h1>
      <p>{t('leaving.about')}</p>
      <p><a className={buttonClass({})} href={api.exported()} download>{t('settings.download')}</a></p>
      <Card className="grid gap-4 p-5">
        {whyNot
          ? <Notice kind="danger"><p>{refusalWords(locale, { reason: whyNot })}</p></Notice>
          : (
            <LeaveForm
              here={locale} choices={POSTS_LEFT.map((key) => ({ key, label: t(`leaving.${key}`), hint: t(`leaving.${key}Hint`) }))}
              says={{
                posts: t('leaving.posts', { count: posts }), handle: t('leaving.handle'), handleHint: t('leaving.handleHint', { handle: viewer.handle }),
                submit: t('leaving.submit'), deleting: t('leaving.deleting'),
              }}
            />
          )}
      </Card>
      <p><LinkButton href={pathsIn(locale).settings()}>{t('leaving.stay')}</LinkButton></p>
    </div>
  )
}

/** What whoever has left is told. */
export function LeftPage({ locale }: { locale: Locale }) {
  const t = words(locale, 'people')
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <Nobody />
      <h1>{t('leaving.done')}</h1>
      <p role="status">{t('leaving.doneAbout')}</p>
      <p><LinkButton href={pathsIn(locale).home()}>{t('leaving.home')}</LinkButton></p>
    </div>
  )
}
