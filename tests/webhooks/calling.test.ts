import type { LookupAddress } from 'node:dns'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callOut } from '@/lib/events/callout'
import { isPublic, waitAfter, whyNotCall, FIRST_WAIT_S, LONGEST_WAIT_S } from '@/lib/webhooks/rules'
import { aReceiver, type Receiver } from './receiver'

let receiver: Receiver

beforeAll(async () => {
  receiver = await aReceiver()
})
beforeEach(() => {
  receiver.heard.length = 0
  receiver.replies.length = 0
})
afterAll(() => receiver.stop())

const SENT = { headers: {}, body: '{}' }

/** Names that lead where a test says, one answer after the other, and how often they were asked for. */
function names(...answers: LookupAddress[][]) {
  const asked: string[] = []
  const resolve = (name: string, _: { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => {
    asked.push(name)
    done(null, answers[Math.min(asked.length, answers.length) - 1]!)
  }
  return { asked, resolve }
}

const v4 = (address: string): LookupAddress => ({ address, family: 4 })

describe('which addresses are public', () => {
  test.each([
    '127.0.0.1', '127.255.0.9', '0.0.0.0', '10.0.0.8', '172.16.5.5', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '192.0.0.192', '168.63.129.16',
    '198.18.0.1', '192.0.2.1', '203.0.113.5', '224.0.0.1', '240.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1',
    '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::7f00:1', '4000::1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', 'localhost', '',
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false))

  test.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001:830::200e'])('%s is', (address) => expect(isPublic(address)).toBe(true))
})

test.each([
  ['http://hooks.example.org/', 'webhook-insecure'], ['ftp://hooks.example.org/', 'webhook-insecure'], ['https://a:b@hooks.example.org/', 'webhook-url'], ['hooks.example.org', 'webhook-url'],
  ['https://127.0.0.1/', 'webhook-private'], ['https://[::1]:8443/', 'webhook-private'], ['https://[::ffff:7f00:1]/', 'webhook-private'], ['https://[::127.0.0.1]/', 'webhook-private'], ['https://2130706433/', 'webhook-private'],
  ['https://0x7f.1/', 'webhook-private'], ['https://169.254.169.254/latest/meta-data', 'webhook-private'], ['https://hooks.example.org/a?b=c', null],
] as const)('%s: %s', (address, why) => {
  expect(whyNotCall(address, false)).toBe(why)
})

test('nothing is sent to an address of this machine, however it is written, unless it is allowed', async () => {
  for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', 'localhost', '0x7f000001', '127.1']) {
    expect(await callOut(`https://${host}:${receiver.port}/`, SENT, { allowPrivate: false })).toEqual({ status: null, trouble: 'forbidden' })
  }
  expect(receiver.heard).toEqual([])
  expect(await callOut(receiver.url, SENT, { allowPrivate: true })).toEqual({ status: 200, trouble: null })
  expect(receiver.heard).toHaveLength(1)
})

test('a name that leads to this machine, alone or among others, is not called', async () => {
  for (const found of [[v4('127.0.0.1')], [v4('8.8.8.8'), v4('10.0.0.1')], [{ address: '::ffff:127.0.0.1', family: 6 }], []]) {
    const { resolve, asked } = names(found)
    expect(await callOut(`https://hooks.example.org:${receiver.port}/`, SENT, { allowPrivate: false, resolve })).toEqual({ status: null, trouble: 'forbidden' })
    expect(asked).toEqual(['hooks.example.org'])
  }
  expect(receiver.heard).toEqual([])
})

test('a name is asked for once, and the connection goes to what was checked, wherever it leads a moment later', async () => {
  // Documentation's addresses lead nowhere; here they stand for an attacker's second answer.
  const { resolve, asked } = names([v4('127.0.0.1')], [v4('192.0.2.1')])
  expect(await callOut(`http://hooks.example.org:${receiver.port}/hook`, SENT, { allowPrivate: true, resolve })).toEqual({ status: 200, trouble: null })
  expect(asked).toHaveLength(1)
  expect(receiver.heard[0]).toMatchObject({ path: '/hook', headers: { host: `hooks.example.org:${receiver.port}` } })
})

test('a redirect is not followed', async () => {
  receiver.replies.push({ status: 302, headers: { location: receiver.url } })
  expect(await callOut(receiver.url, SENT, { allowPrivate: true })).toEqual({ status: 302, trouble: 'redirected' })
  expect(receiver.heard).toHaveLength(1)
})

test('whoever does not answer, or is not there, or speaks no TLS, is told apart', async () => {
  receiver.replies.push('silence')
  expect(await callOut(receiver.url, SENT, { allowPrivate: true, answerMs: 200 })).toEqual({ status: null, trouble: 'slow' })
  const gone = await aReceiver()
  await gone.stop()
  expect(await callOut(gone.url, SENT, { allowPrivate: true })).toEqual({ status: null, trouble: 'unreachable' })
  expect(await callOut(receiver.url.replace('http:', 'https:'), SENT, { allowPrivate: true })).toEqual({ status: null, trouble: 'insecure' })
  const { resolve } = { resolve: (_: string, __: { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []) }
  expect(await callOut('https://nowhere.example.org/', SENT, { allowPrivate: false, resolve })).toEqual({ status: null, trouble: 'unresolved' })
  receiver.replies.push({ status: 503 })
  expect(await callOut(receiver.url, SENT, { allowPrivate: true })).toEqual({ status: 503, trouble: 'answered' })
})

test('waits grow with each failure and end somewhere', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, luck) => {
    const wait = waitAfter(tries, luck)
    expect(wait).toBeGreaterThanOrEqual(FIRST_WAIT_S * 0.8)
    expect(wait).toBeLessThanOrEqual(LONGEST_WAIT_S * 1.2)
    expect(waitAfter(tries + 1, luck)).toBeGreaterThanOrEqual(wait)
  }))
})
