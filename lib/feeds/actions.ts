'use server'

import { redirect } from 'next/navigation'
import { textIn } from '@/lib/action'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import type { Member } from '@/lib/viewer/viewer'
import { renewFeedAddress, revokeFeedAddress } from './write'

/** Makes a member's private feed address, or another one in its place. */
export async function renewAddress(form: FormData): Promise<void> {
  await andBack(form, renewFeedAddress)
}

/** Revokes a member's private feed address. */
export async function revokeAddress(form: FormData): Promise<void> {
  await andBack(form, revokeFeedAddress)
}

async function andBack(form: FormData, write: (viewer: Member) => Promise<void>): Promise<never> {
  const paths = pathsIn(localeOf(textIn(form, 'here')))
  await write(await requireMember(localeOf(textIn(form, 'here')), paths.settings()))
  redirect(paths.settings({ saved: 1 }))
}
