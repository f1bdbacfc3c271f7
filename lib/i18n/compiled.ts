import compile from 'icu-minify/compile'

/**
 * Messages as a browser's formatter takes them: read here, so that no page carries what reads them. Their type stays, as keys are all that it is asked
 * for. next.config.ts chooses the formatters.
 */
export function compiled<T>(messages: T): T {
  return deep(messages) as T
}

function deep(part: unknown): unknown {
  if (typeof part === 'string') return read(part)
  return Object.fromEntries(Object.entries(part as object).map(([key, inner]) => [key, deep(inner)]))
}

/**
 * A text that says the same read as it is stays a text. One that does not is a list, even of one part, so that nobody reads it twice: of plain
 * objects, as what goes to a browser must be, where the library makes some without a prototype.
 */
function read(message: string): ReturnType<typeof compile> {
  const parts = compile(message)
  return parts === message ? message : (JSON.parse(JSON.stringify([parts].flat())) as ReturnType<typeof compile>)
}
