import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/**
 * Holds an HTML answer back until it is whole, lets `finish` set headers for the bytes (and answer other bytes, or none, instead; later, where it
 * has to look something up), and sends it. So it does with a failure in plain text, which is Next's when it could draw nothing. Any other kind of answer
 * goes through untouched.
 */
export function captureHtml(res: ServerResponse, finish: (html: Buffer) => Buffer | Promise<Buffer>): void {
  const { write, end, writeHead, flushHeaders } = res
  const chunks: Buffer[] = []
  let kind: 'unknown' | 'html' | 'other' = 'unknown'

  const release = () => Object.assign(res, { write, end, writeHead, flushHeaders })
  const isHtml = () => {
    if (kind === 'unknown') {
      const type = String(res.getHeader('content-type') ?? '')
      kind = type.startsWith('text/html') || (res.statusCode === 500 && type === 'text/plain') ? 'html' : 'other'
      // Node's own write calls writeHead: it must find the real one.
      if (kind === 'other') release()
    }
    return kind === 'html'
  }
  const keep = (chunk: unknown, encoding?: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const callbackIn = (args: unknown[]) => args.find((arg) => typeof arg === 'function') as (() => void) | undefined

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status
    const headers = rest.find((arg) => typeof arg === 'object') as OutgoingHttpHeaders | undefined
    for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, value as OutgoingHttpHeader as string)
    return res
  }) as ServerResponse['writeHead']
  res.flushHeaders = () => {
    if (!isHtml()) flushHeaders.call(res)
  }
  res.write = ((...args: Parameters<ServerResponse['write']>) => {
    if (!isHtml()) return write.apply(res, args)
    keep(args[0], args[1])
    callbackIn(args)?.()
    return true
  }) as ServerResponse['write']
  res.end = ((...args: unknown[]) => {
    if (!isHtml()) return end.apply(res, args as Parameters<ServerResponse['end']>)
    release()
    keep(args[0], args[1])
    res.removeHeader('content-length')
    res.removeHeader('transfer-encoding')
    const send = (html: Buffer) => (end as (html: Buffer, done?: () => void) => ServerResponse).call(res, html, callbackIn(args))
    const finished = finish(Buffer.concat(chunks))
    if (!(finished instanceof Promise)) return send(finished)
    finished.then(send, (error: unknown) => res.destroy(error as Error))
    return res
  }) as ServerResponse['end']
}
