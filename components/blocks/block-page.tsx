import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { blockAction } from '@/lib/blocks/actions'
import type { BlockingView } from '@/lib/blocks/view'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

/** Blocks somebody, or no longer: what that means, and one button. */
export function BlockPage({ locale, blocking: { person, blocked, whyNot }, oversees }: { locale: Locale; blocking: BlockingView; oversees: boolean }) {
  const t = words(locale, 'blocks')
  const to = pathsIn(locale)
  const { name, handle } = person
  return (
    <div className="column grid gap-4">
      <h1 dir="auto">{t(blocked ? 'blockedTitle' : 'title', { name })}</h1>
      {blocked && <Notice kind="ok" role="status">{t('blocked', { name })}</Notice>}
      <ul className="list-disc ps-5">
        <li>{t('does.folds')}</li>
        <li>{t('does.quiet')}</li>
        <li>{t('does.secret')}</li>
        <li>{t('does.moderators')}</li>
      </ul>
      {whyNot ? <Notice role="status">{refusalWords(locale, { reason: whyNot })}</Notice> : <BlockForm locale={locale} handle={handle} blocked={blocked}>{t(blocked ? 'unblock' : 'block', { name })}</BlockForm>}
      <p><Link href={to.person(handle)}>{t('back', { name })}</Link> · <Link href={`${to.settings()}#blocks`}>{t('all')}</Link></p>
      {oversees && <p><Link href={to.overseeing(handle)} prefetch={false}>{words(locale, 'sanctions')('oversee.open')}</Link></p>}
    </div>
  )
}

/** The one button, which a list of blocked people has as well. */
export function BlockForm({ locale, handle, blocked, children }: { locale: Locale; handle: string; blocked: boolean; children: string }) {
  return (
    <form action={blockAction}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="handle" value={handle} />
      {blocked && <input type="hidden" name="off" value="1" />}
      <SubmitButton kind={blocked ? 'plain' : 'danger'}>{children}</SubmitButton>
    </form>
  )
}
