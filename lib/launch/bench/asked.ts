import { api } from '@/lib/paths'
import { readOverlay } from '@/lib/reading/read'
import { readSearch } from '@/lib/search/read'
import { listThreadsAfter } from '@/lib/threads/read'
import { statementsOf } from '@/tests/setup/statements'
import { asksASecond } from './bare-sql'
import type { Figure } from './figures'
import type { Forum } from './forum'
import { besideBare } from './load'
import type { Asker } from './people'
import { longestThread } from './threads'

/** What is asked of the database each time: answers a second beside bare Node with the same bytes, and beside the same statements without a forum. */
export async function measureAsked({ address }: Forum, url: string, [asker]: readonly Asker[], note: (detail: string) => void): Promise<Figure[]> {
  const { viewer, headers } = asker!
  const { id } = await longestThread()
  const figures: Figure[] = []
  const add = async (name: string, path: string, read: () => Promise<unknown>, target: Figure['target'] = null) => {
    const figure = await besideBare(name, address + path, { headers, target, note })
    // A second time, as what a process learns once is not asked again.
    await read()
    const statements = await statementsOf(read)
    note(`${name}, by the database alone`)
    figures.push({ ...figure, ofBareSql: figure.value / (await asksASecond(url, () => statements)) })
  }
  await add('overlay of a thread', api.overlay(id, 1), () => readOverlay(viewer, id, 1), { of: 'value', atLeast: 800 })
  await add('API: list of threads', api.threads({ limit: 20 }), () => listThreadsAfter(viewer, { sort: 'active', period: 'all', limit: 20 }))
  await add('search, a rare word', api.search({ q: 'sandwich' }), () => readSearch(viewer, { q: 'sandwich' }), { of: 'p99', atMost: 60 })
  return figures
}
