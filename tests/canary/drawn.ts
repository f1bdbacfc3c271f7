import type { Answer } from './forum'

const SCRIPT = /<script>self\.__next_f\.push\((\[[^]*?\])\)<\/script>/g

// Next names each drawing by lot.
const DRAWING = /[\w-]{21}(?=[vm](?:\\*"|$))/g

// What stands in a payload for another of its rows, by a number that depends on which was ready first.
const REFERENCE = /^\$[@A-CE-Za-z]?[0-9a-f]{0,4}(?::|$)/

/**
 * What must be the same of an answer that is made twice: all of it, but for what Next draws. Of that, the document as it is read, to the sign, and
 * every text, name and number of its payload, whole and as often. Next writes the rows of a payload as they get ready, so that their order, their
 * numbers and where they are parted differ from one drawing to the next.
 */
export function essenceOf({ headers, body }: Pick<Answer, 'headers' | 'body'>): string {
  const isDocument = body.startsWith('<!DOCTYPE')
  if (!isDocument && headers['content-type'] !== 'text/x-component') return body
  const payload = isDocument ? [...body.matchAll(SCRIPT)].map(([, pushed]) => JSON.parse(pushed!) as [number, string?]).map(([, part]) => part ?? '').join('') : body
  const words = wordsOf(payload).map((word) => word.replace(DRAWING, ''))
  return [isDocument ? body.replace(SCRIPT, '').replace(DRAWING, '') : '', ...words.sort()].join('\n')
}

/** The texts, names and numbers in the rows of a payload: `id:T<bytes in hexadecimal>,<text>`, or `id:<letters><JSON>` up to the end of the line. */
function wordsOf(payload: string): string[] {
  const words: string[] = []
  let rest = Buffer.from(payload)
  while (rest.length > 0) {
    const head = rest.subarray(0, rest.indexOf(':') + 1).toString()
    if (!/^[0-9a-f]*:$/.test(head)) throw new Error(`no row of a payload begins with ${JSON.stringify(rest.subarray(0, 60).toString())}`)
    rest = rest.subarray(head.length)
    const text = /^T([0-9a-f]+),/.exec(rest.subarray(0, 20).toString())
    const end = text ? text[0].length + Number.parseInt(text[1]!, 16) : rest.indexOf('\n')
    const row = rest.subarray(text?.[0].length ?? 0, end).toString()
    if (text) words.push(row)
    else {
      const [, tag, json] = /^([A-Z]*)(.*)$/s.exec(row)!
      words.push(tag!)
      if (json) leavesOf(JSON.parse(json), words)
    }
    rest = rest.subarray(text ? end : end + 1)
  }
  return words
}

function leavesOf(value: unknown, leaves: string[]): void {
  if (value !== null && typeof value === 'object') Object.entries(value).forEach(([name, one]) => (Array.isArray(value) || leaves.push(name), leavesOf(one, leaves)))
  else if (typeof value !== 'string' || !REFERENCE.test(value)) leaves.push(String(value))
}
