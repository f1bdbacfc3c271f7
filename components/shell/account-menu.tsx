'use client'

import type { FormEvent } from 'react'
import { Link } from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
import { DetailsMenu } from '@/components/ui/details-menu'
import type { Locale } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { useLive } from './live-words'
import type { Me } from './me'

/** The form action `signOut` of lib/people; `to` in its form is where one is afterwards. */
export type SignOut = (form: FormData) => Promise<void>

/** The menu behind one's own avatar. */
export function AccountMenu({ locale, me, person, signOut }: {
  locale: Locale
  me: Me
  person: NonNullable<Me['person']>
  signOut: SignOut
}) {
  const t = useLive()
  const paths = pathsIn(locale)
  const { name, handle } = person
  const count = me.notices
  return (
    <DetailsMenu
      name={count ? t('account.menuNotices', { name, count }) : t('account.menu', { name })} summaryClass="account-button"
      summary={<><Avatar handle={handle} name={name} />{count > 0 && <span className="account-dot" />}</>}
    >
      <p className="account-name"><strong>{name}</strong> <span>@{handle}</span></p>
      <Link className="menu-item" href={paths.person(handle)}>{t('account.profile')}</Link>
      <Link className="menu-item" href={paths.notifications()}>
        {t('account.notifications')}{count > 0 && <Count count={count} />}
      </Link>
      <Link className="menu-item" href={paths.bookmarks()}>{t('account.bookmarks')}</Link>
      {me.queue !== null && (
        <Link className="menu-item" href={paths.moderation()}>
          {t('account.queue')}{me.queue > 0 && <Count count={me.queue} />}
        </Link>
      )}
      {person.standing === 'admin' && <Link className="menu-item" href={paths.admin()}>{t('account.admin')}</Link>}
      <Link className="menu-item" href={paths.settings()}>{t('account.settings')}</Link>
      <form action={signOut} onSubmit={(event) => leaveFirst(event, handle)}>
        <input type="hidden" name="to" value={paths.home()} />
        <button type="submit" className="menu-item">{t('account.signOut')}</button>
      </form>
    </DetailsMenu>
  )
}

// What somebody was writing goes to their account before they leave, and nothing of it is left on a device that others use.
let left = false

function leaveFirst(event: FormEvent<HTMLFormElement>, handle: string): void {
  if (left) return
  event.preventDefault()
  const form = event.currentTarget
  left = true
  const go = () => {
    form.requestSubmit()
    left = false
  }
  import('@/components/compose/leave').then(({ leaveDevice }) => leaveDevice(handle)).then(go, go)
}

function Count({ count }: { count: number }) {
  return <span className="badge badge-moderator">{count}</span>
}
