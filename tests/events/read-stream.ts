/** What one reader of a live stream has been told so far. */
export interface Reading {
  /** Each event's place, name and data, in the order in which they came. */
  events: { id: bigint; name: string; data: unknown }[]
  /** The last place that was said, in an event or before one. */
  lastId: () => bigint | null
  all: () => string
  /** Waits until `enough` of what was told holds, or the stream has ended. */
  until: (enough: (reading: Reading) => boolean) => Promise<void>
  leave: () => Promise<void>
  ended: Promise<void>
}

/** Reads a live stream as a browser does. */
export function readStream(body: ReadableStream<Uint8Array>): Reading {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const events: Reading['events'] = []
  let all = ''
  let rest = ''
  let lastId: bigint | null = null
  let changed = () => {}
  const take = (message: string) => {
    const fields = Object.fromEntries(message.split('\n').filter((line) => !line.startsWith(':')).map((line) => line.split(/: (.*)/s, 2)))
    if (fields.id !== undefined) lastId = BigInt(fields.id)
    if (fields.data !== undefined) events.push({ id: lastId!, name: fields.event ?? 'message', data: JSON.parse(fields.data) })
  }
  let over = false
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const text = decoder.decode(part.value, { stream: true })
      all += text
      const messages = (rest + text).split('\n\n')
      rest = messages.pop() ?? ''
      messages.forEach(take)
      changed()
    }
  })().catch(() => undefined).finally(() => {
    over = true
    changed()
  })
  const reading: Reading = {
    events,
    lastId: () => lastId,
    all: () => all,
    until: (enough) =>
      new Promise((resolve) => {
        const look = () => void ((over || enough(reading)) && resolve())
        changed = look
        look()
      }),
    leave: () => reader.cancel(),
    ended,
  }
  return reading
}
