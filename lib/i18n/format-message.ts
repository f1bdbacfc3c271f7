import compile from 'icu-minify/compile'
import format from 'use-intl/format-message/format-only'

type Given = Parameters<typeof format>
type Compiled = Given[1]

const read = new Map<string, { message: Compiled; needs: ReadonlySet<string> }>()

/**
 * What formats messages where pages are drawn: those that were read for the browser (lists) and those that were not yet. Throws where a value is
 * missing, as a page that says nothing in its place would be noticed by nobody.
 */
export default function formatMessage(key: string, message: Compiled | object, values: Given[2], options: Given[3]) {
  if (typeof message !== 'string' && !Array.isArray(message)) throw new Error(`${key} is no message`)
  const { message: parts, needs } = typeof message === 'string' ? readOnce(message) : { message, needs: argumentsOf(message) }
  for (const name of needs) if (values?.[name] === undefined) throw new Error(`${key} needs ${name}`)
  return format(key, parts, values, options)
}

// As the library's own: messages may be looked at as they are nowhere.
formatMessage.raw = false

function readOnce(text: string) {
  let entry = read.get(text)
  if (!entry) {
    const message = compile(text)
    read.set(text, (entry = { message, needs: argumentsOf(message) }))
  }
  return entry
}

/** The names of the values that a message cannot do without: those outside its branches. */
function argumentsOf(message: Compiled): ReadonlySet<string> {
  return new Set(typeof message === 'string' ? [] : message.flatMap((part) => (Array.isArray(part) ? [String(part[0])] : [])))
}
