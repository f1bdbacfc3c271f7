import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import compression from 'compression'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aheadOf } from '@/lib/launch/programs'

// Programs are answered by the same files as by Next, found in the same way; and what they are answered goes through what compresses, as the forum's does.

const SAYS = (name: string) => `
const text = async (request, { params }) => {
  const from = () => request.headers.get('x-cell-address')
  const said = [from(), await request.text(), from(), Object.fromEntries(request.headers)['x-cell-address']]
  return new Response(JSON.stringify({ by: ${JSON.stringify(name)}, ...(await params), search: new URL(request.url).search, sent: said[1], from: [...new Set([said[0], said[2], said[3]])] }), { headers: { 'content-type': 'application/json', 'x-kind': 'own' } })
}
export const POST = text, GET = text
export const HEAD = async () => new Response(null, { headers: { 'x-kind': 'own' } })
`
const STREAM = `
export const left = globalThis.cellLeft = []
export const GET = async (request) => new Response(new ReadableStream({
  start(one) { setTimeout(() => one.enqueue(new TextEncoder().encode('data: 1\\n\\n')), 300) },
  cancel() { left.push('body') },
}), { headers: { 'content-type': 'text/event-stream' } })
export const PUT = async () => new Response(null, { status: 204, headers: [['set-cookie', 'a=1'], ['set-cookie', 'b=2']] })
`

let server: Server
let root: string

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-test-'))
  const files: Record<string, string> = { 'things/[id]': SAYS('one'), 'things/mine': SAYS('mine'), 'things': SAYS('all'), '[any]/[id]/parts': SAYS('parts'), 'file.json': SAYS('file'), 'live': STREAM }
  for (const [folder, text] of Object.entries(files)) {
    const at = path.join(root, 'app/api/v1', folder)
    mkdirSync(at, { recursive: true })
    writeFileSync(path.join(at, 'route.ts'), text)
  }
  const ahead = await aheadOf(async (_, res) => void res.end('Next'), root)
  const compressed = compression()
  server = createServer((req, res) => {
    req.headers['x-cell-address'] = 'known'
    compressed(req as never, res as never, () => void ahead(req, res))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(root, { recursive: true })
})

function ask(to: string, { method = 'GET', body }: { method?: string; body?: string } = {}): Promise<{ answer: IncomingMessage; text: () => Promise<string> }> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ port, path: to, method, headers: { 'accept-encoding': 'identity', 'x-cell-address': 'claimed' } }, (answer) => resolve({ answer, text: async () => (await buffer(answer)).toString() })).on('error', reject).end(body)
  })
}

test.each<[string, unknown]>([
  ['/api/v1/things', { by: 'all' }],
  ['/api/v1/things?a=1', { by: 'all', search: '?a=1' }],
  ['/api/v1/things/7', { by: 'one', id: '7' }],
  ['/api/v1/things/mine', { by: 'mine' }],
  ['/api/v1/others/x-y/parts', { by: 'parts', any: 'others', id: 'x-y' }],
  ['/api/v1/file.json', { by: 'file' }],
])('%s is answered by its file', async (to, expected) => {
  const { answer, text } = await ask(to)
  expect([answer.statusCode, answer.headers['x-kind'], answer.headers['content-type']]).toEqual([200, 'own', 'application/json'])
  expect(JSON.parse(await text())).toEqual({ search: '', sent: '', from: ['known'], ...(expected as object) })
})

test.each(['/api/v1', '/api/v1/', '/api/v1/things/', '/api/v1//things', '/api/v1/things/../live', '/api/v1/./things', '/api/v1/things/%37', '/api/v1/fileXjson', '/api/v2/things', '/api/v1/things/7/8', '/api/v1/none'])('%s is Next’s', async (to) => {
  expect(await (await ask(to)).text()).toBe('Next')
})

test('a method that a file has no handler for is Next’s; a HEAD has headers and no body; what was sent arrives', async () => {
  expect(await (await ask('/api/v1/things', { method: 'DELETE' })).text()).toBe('Next')
  const head = await ask('/api/v1/things', { method: 'HEAD' })
  expect([head.answer.headers['x-kind'], await head.text()]).toEqual(['own', ''])
  expect(JSON.parse(await (await ask('/api/v1/things/3', { method: 'POST', body: 'words 말' })).text())).toMatchObject({ by: 'one', sent: 'words 말', from: ['known'] })
})

test('each cookie is a header of its own', async () => {
  const { answer } = await ask('/api/v1/live', { method: 'PUT' })
  expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([204, ['a=1', 'b=2']])
})

test('a live answer begins before it says anything, and hears when its reader leaves', async () => {
  const { answer } = await ask('/api/v1/live')
  expect(answer.headers['content-type']).toBe('text/event-stream')
  expect(answer.readableLength).toBe(0)
  const first = await new Promise((resolve) => answer.once('data', resolve))
  expect(String(first)).toBe('data: 1\n\n')
  answer.destroy()
  const { cellLeft } = globalThis as unknown as { cellLeft: string[] }
  for (let tries = 0; cellLeft.length === 0 && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(cellLeft).toEqual(['body'])
})
