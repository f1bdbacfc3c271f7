// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { delayAfter, follow, type Told } from '@/components/threads/follow'

const MANNERS = { firstMs: 1_000, mostMs: 60_000, steadyMs: 10_000, hiddenMs: 5_000 }

/** The browser's end of a stream, as far as we use it; what comes on it the test says. */
class Source extends EventTarget {
  static all: Source[] = []
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false

  constructor(readonly address: string) {
    super()
    Source.all.push(this)
  }

  tell(name: string, id: number, number = id): void {
    if (!this.closed) this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify({ number, id: '1' }), lastEventId: String(id) }))
  }

  fail(): void {
    this.onerror?.()
  }

  close(): void {
    this.closed = true
  }
}

const last = () => Source.all.at(-1)!
let hidden = false
let stop = () => {}

function watch(after = '7'): Told[] {
  const told: Told[] = []
  stop = follow({ at: (place) => `stream after ${place}`, after, tell: (one) => told.push(one), manners: MANNERS })
  return told
}

function look(away: boolean): void {
  hidden = away
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  Source.all = []
  hidden = false
  Object.assign(globalThis, { EventSource: Source })
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
})

afterEach(() => {
  stop()
  expect(Source.all.every(({ closed }) => closed)).toBe(true)
  vi.useRealTimers()
})

test('a page goes on from the place at which it was made, and tells what came after it once', () => {
  const told = watch('7')
  expect(last().address).toBe('stream after 7')
  last().tell('post', 6)
  last().tell('post', 8, 2)
  last().tell('post', 8, 2)
  last().tell('seal', 11, 1)
  expect(told).toEqual([{ name: 'post', number: 2 }, { name: 'seal', number: 1 }])
})

test('a connection that is lost is made again after a while, a longer one each time, from the last place', () => {
  watch()
  last().tell('edit', 9)
  for (const [failures, most] of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000].entries()) {
    expect(Source.all).toHaveLength(failures + 1)
    last().fail()
    expect(last().closed).toBe(true)
    vi.advanceTimersByTime(most / 2 - 1)
    expect(Source.all).toHaveLength(failures + 1)
    vi.advanceTimersByTime(most / 2 + 1)
    expect(last().address).toBe('stream after 9')
  }
  // One that lasts was a good one.
  last().onopen?.()
  vi.advanceTimersByTime(10_000)
  last().fail()
  const count = Source.all.length
  vi.advanceTimersByTime(1_000)
  expect(Source.all).toHaveLength(count + 1)
})

test('a hidden tab lets go after a while, tries nothing, and catches up when it is looked at', () => {
  watch()
  look(true)
  vi.advanceTimersByTime(4_999)
  expect(last().closed).toBe(false)
  look(false)
  vi.advanceTimersByTime(60_000)
  expect(last().closed).toBe(false)
  look(true)
  vi.advanceTimersByTime(5_000)
  expect(last().closed).toBe(true)
  vi.advanceTimersByTime(3_600_000)
  expect(Source.all).toHaveLength(1)
  look(false)
  expect(Source.all).toHaveLength(2)
})

test('a tab that was never looked at opens none', () => {
  hidden = true
  watch()
  vi.advanceTimersByTime(3_600_000)
  expect(Source.all).toHaveLength(0)
})

test('when the network comes back the stream does at once', () => {
  watch()
  window.dispatchEvent(new Event('offline'))
  expect(last().closed).toBe(true)
  window.dispatchEvent(new Event('online'))
  expect(Source.all).toHaveLength(2)
  window.dispatchEvent(new Event('online'))
  expect(Source.all).toHaveLength(2)
})

const step = fc.oneof(fc.constantFrom('fail', 'hide', 'show', 'offline', 'online', 'again'), fc.nat(60_000))

test('whatever happens to the connection, each event is told once and in order, and there is one connection at most', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    Source.all = []
    hidden = false
    const told = watch('0')
    let place = 0
    for (const one of steps) {
      if (typeof one === 'number') vi.advanceTimersByTime(one)
      else if (one === 'fail') last().fail()
      else if (one === 'hide' || one === 'show') look(one === 'hide')
      else if (one === 'again') last().tell('post', place)
      else window.dispatchEvent(new Event(one))
      // Whatever is open is told all that came since it was asked to begin.
      place += 1
      const open = Source.all.filter(({ closed }) => !closed)
      expect(open.length).toBeLessThanOrEqual(1)
      const from = Number(/\d+$/.exec(open[0]?.address ?? '')?.[0] ?? place)
      for (let id = from + 1; id <= place; id += 1) open[0]?.tell('post', id)
    }
    look(false)
    vi.advanceTimersByTime(60_000)
    window.dispatchEvent(new Event('online'))
    const from = Number(/\d+$/.exec(last().address)![0])
    for (let id = from + 1; id <= place; id += 1) last().tell('post', id)
    expect(told.map(({ number }) => number)).toEqual(Array.from({ length: place }, (_, at) => at + 1))
    stop()
  }), { numRuns: 200 })
})

test('those who lost one server come back at different moments, none at once and none too late', () => {
  fc.assert(fc.property(fc.nat(2_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
    const wait = delayAfter(failures, MANNERS, chance)
    expect(wait).toBeGreaterThanOrEqual(500)
    expect(wait).toBeLessThanOrEqual(60_000)
  }))
  expect(delayAfter(3, MANNERS, 1) - delayAfter(3, MANNERS, 0)).toBe(4_000)
})
