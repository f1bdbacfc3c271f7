import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressBuild } from '@/lib/launch/compress-build'
import { builtFiles } from '@/lib/pages/files'

const SCRIPT = 'console.log("the yellow balloon");'.repeat(200)

const root = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-built-'))
const folder = path.join(root, '.next/static/chunks')
let server: Server

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'a-[b].js'), SCRIPT)
  writeFileSync(path.join(folder, 'c.css'), 'p{margin:0}'.repeat(100))
  writeFileSync(path.join(folder, 'small.js'), 'x')
  writeFileSync(path.join(folder, 'icon.png'), SCRIPT)
  await compressBuild(root)
  const answer = builtFiles(root)
  server = createServer((req, res) => void (answer(req, res) || res.writeHead(418).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  server.close()
  rmSync(root, { recursive: true })
})

function ask(file: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    request({ port: (server.address() as AddressInfo).port, path: file, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => void chunks.push(chunk)).on('error', reject)
        .on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, bytes: Buffer.concat(chunks) }))
    }).on('error', reject).end()
  })
}

test('a script comes compressed as the browser takes it, and is kept for ever', async () => {
  const file = '/_next/static/chunks/a-[b].js'
  const br = await ask(`${file}?dpl=1`, { 'accept-encoding': 'gzip, deflate, br' })
  expect(brotliDecompressSync(br.bytes).toString()).toBe(SCRIPT)
  expect(br.headers).toMatchObject({
    'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding',
    'content-length': String(br.bytes.length), 'x-content-type-options': 'nosniff',
  })
  expect(gunzipSync((await ask(file, { 'accept-encoding': 'gzip' })).bytes).toString()).toBe(SCRIPT)
  const plain = await ask(file)
  expect([plain.headers['content-encoding'], plain.bytes.toString()]).toEqual([undefined, SCRIPT])
})

test('HEAD says what GET would send; a range is not taken, and answered whole', async () => {
  const head = await ask('/_next/static/chunks/c.css', { 'accept-encoding': 'br' }, 'HEAD')
  const get = await ask('/_next/static/chunks/c.css', { 'accept-encoding': 'br', range: 'bytes=0-1' })
  expect([head.status, head.bytes.length, head.headers['content-length'], head.headers['content-type']]).toEqual([200, 0, String(get.bytes.length), 'text/css; charset=utf-8'])
  expect([get.status, get.headers['accept-ranges']]).toEqual([200, 'none'])
})

test('what is no compressed file of the build, or is sent something, is left to others', async () => {
  for (const file of ['/_next/static/chunks/small.js', '/_next/static/chunks/icon.png', '/_next/static/../static/chunks/c.css', '/_next/static/chunks/c.css.br', '/_next/static/chunks/none.js', '/']) {
    expect([file, (await ask(file)).status]).toEqual([file, 418])
  }
  expect((await ask('/_next/static/chunks/c.css', {}, 'POST')).status).toBe(418)
})

test('a build that was not compressed leaves all to others', () => {
  rmSync(path.join(root, 'none'), { recursive: true, force: true })
  expect(builtFiles(path.join(root, 'none'))({ method: 'GET', url: '/_next/static/chunks/c.css', headers: {} } as never, {} as never)).toBe(false)
})
