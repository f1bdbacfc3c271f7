import { headers } from 'next/headers'
import { localPath } from '@/lib/paths'
import { DEFAULT_OPENS, parseOpens } from '@/lib/spoilers/opens'
import { parseSeen } from '@/lib/spoilers/seen'
import { OPENS_HEADER, PATH_HEADER, SEEN_HEADER } from './seen-header'
import { guestWho, type Guest } from './viewer'

/** The viewer of a public page: nobody in particular, who has seen what the request says. */
export async function publicViewer(): Promise<Guest> {
  const said = await headers()
  return guestWho(parseSeen(said.get(SEEN_HEADER)), parseOpens(said.get(OPENS_HEADER)) ?? DEFAULT_OPENS)
}

/** The path and query under which this page was asked for; `fallback` where they are not known. */
export async function addressHere(fallback: string): Promise<string> {
  return localPath((await headers()).get(PATH_HEADER), fallback)
}
