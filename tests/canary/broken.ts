import { db } from '@/lib/db/client'
import { pathsIn } from '@/lib/paths'
import { asForm, formsIn } from './forms'
import type { Forum } from './forum'
import type { Ledger } from './ledger'
import { locate, type Located } from './locate'
import type { Planted } from './planted'
import type { Asker } from './viewers'
import { everywhere, get, RSC } from './walk'

/** Asks for these pages, the first asker as a browser and the others as the router, while the database cannot say what posts there are; answers how many failed. */
export async function askWhileBroken(forum: Forum, ledger: Ledger, addresses: readonly Located[], askers: readonly Asker[]): Promise<number> {
  await db().$executeRaw`ALTER TABLE "Segment" RENAME TO "Segment_gone"`
  try {
    const asked = askers.flatMap((asker, at) => addresses.map((address) => ({ asker, address, way: at === 0 ? {} : RSC })))
    const failed = await everywhere(asked, async ({ asker, address, way }) => {
      const answer = await get(forum, address, asker, way)
      ledger.look(address, asker, answer)
      return answer.status >= 500
    })
    return failed.filter(Boolean).length
  } finally {
    await db().$executeRaw`ALTER TABLE "Segment_gone" RENAME TO "Segment"`
  }
}

/**
 * Sends a comment with planted words that the database refuses, whose complaint quotes the whole row; answers the status. What the forum
 * says of it elsewhere is in its log.
 */
export async function writeWhileBroken(forum: Forum, ledger: Ledger, planted: Planted, author: Asker): Promise<number> {
  const thread = planted.threads.at(-1)!
  const address = locate(pathsIn('en').reply(thread.id), planted)!
  const [form] = formsIn((await get(forum, address, author)).body).filter(({ fields }) => fields.some(([name]) => name === 'body'))
  const fields = form!.fields.map(([name, value]): [string, string] => [name, name === 'body' ? planted.canaries.slice(0, 3).map(({ word }) => word).join(' ') : value])
  await db().$executeRaw`ALTER TABLE "Revision" ADD CONSTRAINT refused CHECK (source = '') NOT VALID`
  try {
    const asked = asForm({ ...form!, fields })
    const answer = await get(forum, address, author, asked)
    ledger.look(address, author, answer, asked)
    return answer.status
  } finally {
    await db().$executeRaw`ALTER TABLE "Revision" DROP CONSTRAINT refused`
  }
}
