import { headers } from 'next/headers'
import { localPath } from '@/lib/paths'
import { parseSeen } from '@/lib/spoilers/seen'
import { makings } from './making'
import { MAKING_HEADER, PATH_HEADER, SEEN_HEADER } from './seen-header'
import { guestWho, type Guest } from './viewer'

/**
 * The viewer of a public page: nobody in particular, to whom opens what the request says. What they said besides is not known here: the
 * header's control and its like find it in the browser.
 */
export async function publicViewer(): Promise<Guest> {
  const said = await headers()
  return makings().get(said.get(MAKING_HEADER) ?? '')?.reader() ?? guestWho(parseSeen(said.get(SEEN_HEADER)))
}

/** The path and query under which this page was asked for; `fallback` where they are not known. */
export async function addressHere(fallback: string): Promise<string> {
  return localPath((await headers()).get(PATH_HEADER), fallback)
}
