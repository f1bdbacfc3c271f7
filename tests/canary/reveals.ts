import { api } from '@/lib/paths'
import type { Answer, Asked } from './forum'
import type { Ledger } from './ledger'
import { locate, type Located } from './locate'
import type { Planted } from './planted'
import type { Asker } from './viewers'
import { everywhere } from './walk'

type Send = (address: Located, asked: Asked) => Promise<Answer>

const asJson = (body: string, headers = {}): Asked => ({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

/** Asks the API to reveal each sealed segment, or so many of them, and a whole post; answers what was asked for and not told. Leaks go to the ledger. */
export async function revealAll(planted: Planted, ledger: Ledger, send: Send, asker: Asker, most = Infinity): Promise<string[]> {
  const each = [...new Map(planted.canaries.map(({ postId, index }) => [`${postId}:${index}`, { postId, index }])).values()].slice(0, most)
  const wrong = await everywhere([...each, { postId: each[0]!.postId, index: 'all' as const }], async ({ postId, index }) => {
    const address: Located = { ...locate(api.reveal(postId), planted)!, opensPost: { postId, indexes: index === 'all' ? 'all' : [index] } }
    const asked = asJson(JSON.stringify(index === 'all' ? { all: true } : { index }))
    const told = ledger.look(address, asker, await send(address, asked), asked)
    const wanted = planted.canaries.filter((canary) => canary.postId === postId && (index === 'all' || canary.index === index))
    return wanted.filter(({ word }) => !told.has(word)).map(({ word }) => `${word} was asked for and not told`)
  })
  return wrong.flat()
}

const BODIES = ['', '{', '[]', '{"index":"1"}', '{"index":-1}', '{"index":99}', '{"index":1,"all":true}', '{"all":false}', `{"index":1e3,"kanari":"${'x'.repeat(9)}"}`]
const TYPES = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']

/** Asks for reveals in ways that are refused; answers those that are not refused as they should be. Leaks go to the ledger. */
export async function malformedReveals(planted: Planted, ledger: Ledger, send: Send, asker: Asker): Promise<string[]> {
  const address = locate(api.reveal(planted.canaries[0]!.postId), planted)!
  const sent = [
    ...BODIES.flatMap((body) => TYPES.map((type) => ({ name: `${body} as ${type}`, asked: asJson(body, { 'content-type': type }), status: /^4\d\d$/ }))),
    { name: 'a body of megabytes', asked: asJson(JSON.stringify({ index: 1, more: 'x'.repeat(600_000) })), status: /^413$/ },
    { name: 'another site', asked: asJson('{"all":true}', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }), status: /^403$/ },
  ]
  const wrong = await everywhere(sent, async ({ name, asked, status }) => {
    const answer = await send(address, asked)
    ledger.look(address, asker, answer, asked)
    return status.test(String(answer.status)) ? [] : [`${name} is answered ${answer.status}`]
  })
  return wrong.flat()
}
