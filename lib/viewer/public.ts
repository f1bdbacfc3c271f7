import { headers } from 'next/headers'
import { parseSeen } from '@/lib/spoilers/seen'
import { SEEN_HEADER } from './seen-header'
import { guestWho, type Guest } from './viewer'

/** The viewer of a public page: nobody in particular, who has seen what the request says. */
export async function publicViewer(): Promise<Guest> {
  return guestWho(parseSeen((await headers()).get(SEEN_HEADER)))
}
