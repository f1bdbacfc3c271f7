import { createHash, createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A store that speaks as S3 does, as far as we ask: it checks each signature from the protocol's own description, and keeps objects in memory. */
export interface Bucket {
  address: string
  objects: Map<string, { bytes: Buffer; type: string | undefined }>
  /** What it has refused. */
  refused: string[]
  stop: () => Promise<void>
}

export async function aBucket(keys: { id: string; secret: string; region: string }): Promise<Bucket> {
  const objects: Bucket['objects'] = new Map()
  const refused: string[] = []
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const why = whyNotSigned(req, bytes, keys)
      const key = decodeURIComponent((req.url ?? '').split('?')[0]!)
      if (why) {
        refused.push(why)
        return void res.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
      }
      if (req.method === 'PUT') {
        objects.set(key, { bytes, type: req.headers['content-type'] })
        return void res.writeHead(200, { etag: `"${createHash('md5').update(bytes).digest('hex')}"` }).end()
      }
      if (req.method === 'DELETE') {
        objects.delete(key)
        return void res.writeHead(204).end()
      }
      const found = objects.get(key)
      if (!found) return void res.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
      res.writeHead(200, { 'content-type': found.type, 'content-length': found.bytes.length }).end(found.bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refused,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

/** AWS Signature Version 4, as its documentation has it: canonical request, string to sign, derived key. */
function whyNotSigned({ method, url = '', headers }: http.IncomingMessage, body: Buffer, { id, secret, region }: { id: string; secret: string; region: string }): string | null {
  const [, credential = '', signed = '', signature] = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? []
  if (!signature) return 'no signature'
  const [keyId, day, where, service, end] = credential.split('/')
  if (keyId !== id || where !== region || service !== 's3' || end !== 'aws4_request') return `a signature for ${credential}`
  const sum = String(headers['x-amz-content-sha256'])
  if (sum !== 'UNSIGNED-PAYLOAD' && sum !== createHash('sha256').update(body).digest('hex')) return 'a body that is not the signed one'
  if (!signed.split(';').includes('host')) return 'a signature without a host'
  const [path, query = ''] = url.split('?')
  const canonical = [
    method, path, query.split('&').filter(Boolean).sort().join('&'),
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`), '', signed, sum,
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], [day, region, 's3', 'aws4_request'].join('/'), createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = [day!, region, 's3', 'aws4_request'].reduce<Buffer | string>((last, part) => createHmac('sha256', last).update(part).digest(), `AWS4${secret}`)
  return createHmac('sha256', key).update(text).digest('hex') === signature ? null : 'a wrong signature'
}
