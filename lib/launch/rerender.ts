import { disconnect } from '@/lib/db/client'
import { learnAllWords } from '@/lib/lexicon/write'
import { remakePosts } from '@/lib/texts/write'
import { me } from './first/begin.mjs'
import { ownData } from './first/own.mjs'
import { step, Trouble } from './first/steps.mjs'
import { checkedSettings, database } from './start'

/** Renders and indexes every post again, whatever made it. A forum that is running on the data folder keeps it. */
export async function rerender(): Promise<void> {
  const settings = checkedSettings()
  if (!process.env.DATABASE_URL) await ownData(settings.DATA_DIR, me({ dataDir: settings.DATA_DIR }))
  process.env.DATABASE_URL = await database(settings)
  await step('Rendering and indexing all posts', async (note) => {
    let count = 0
    for (let made = await remakePosts({ again: true }); made !== 'current'; made = await remakePosts()) {
      if (made === 'busy') throw new Trouble('Another process is rendering the posts of this database already. Let it finish.')
      note(`${(count += made)} posts`)
    }
    await learnAllWords()
  })
  await disconnect()
}
