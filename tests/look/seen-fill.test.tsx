// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saidIn } from '@/components/shell/said'
import { SEEN_FILL } from '@/components/shell/seen-fill'
import { seenCount, seenSummary, type Says } from '@/components/shell/seen-summary'
import { OPENS } from '@/lib/spoilers/opens'
import { formatSeen } from '@/lib/spoilers/seen'
import { VERSION_KEYS } from '@/lib/film/versions'
import { anySeen } from '@/tests/spoilers/arbitraries'

const SAYS: Says = {
  short: 'Seen: {}', counts: ['What?', ...VERSION_KEYS.map((_, at) => `Seen: ${at + 1}`)], names: Object.fromEntries(VERSION_KEYS.map((key) => [key, `The ${key} $& one`])),
  opens: { ask: 'Always ask', everything: 'Open everything' },
}

/** What the script that comes with the page puts into it, by these cookies. */
function filled(cookies: Record<string, string>): (string | null)[] {
  for (const name of ['seen', 'opens', 'who']) document.cookie = `${name}=${cookies[name] ?? ''}`
  document.body.innerHTML = '<details data-says><span class="seen-long">?</span><span class="seen-short">?</span></details>'
  document.querySelector<HTMLElement>('[data-says]')!.dataset.says = JSON.stringify(SAYS)
  new Function(SEEN_FILL)()
  return ['.seen-long', '.seen-short'].map((name) => document.querySelector(name)!.textContent)
}

test('what the page says before any of our script has come is what it says after', () => {
  fc.assert(fc.property(anySeen, fc.constantFrom(...OPENS, ''), (seen, opens) => {
    const text = formatSeen(seen)
    const said = saidIn(`${opens} ${text}`)
    expect(filled({ seen: encodeURIComponent(text), opens, who: 'nari' })).toEqual([seenSummary(SAYS, said), seenCount(SAYS, said)])
  }))
})

test('a cookie that nobody of ours has set is nothing, and fails nothing', () => {
  for (const seen of ['%E0%A4%A', 'kr-2013', '__proto__:whole', 'constructor:5', '<b>:whole', 'xx-1999:whole']) expect(filled({ seen, opens: 'constructor' })[1]).toMatch(/^(?:What\?|\?)$/)
})
