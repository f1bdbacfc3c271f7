import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { isTight } from '@/lib/markdown/check'
import { branch, leaf, words } from '@/lib/markdown/pieces'
import { partition } from '@/lib/markdown/partition'
import { cleanBody } from '@/lib/markdown/clean'
import { render } from '@/lib/markdown/render'
import type { Rendered } from '@/lib/markdown/rendered'
import { brokenDocument, tidyDocument, wildText } from '@/tests/markdown/documents'

const fallback = { version: 'any', until: null } as const
const runs = Number(process.env.CANARY_RUNS ?? 400)

vi.setConfig({ testTimeout: 60_000 + runs * 250 })

function openHtml({ segments }: Rendered): string {
  return segments.filter(({ scopes }) => scopes.length === 0).map(({ html, text }) => html + text).join('\n')
}

function allHtml({ segments }: Rendered): string {
  return segments.map(({ html }) => html).join('\n')
}

test('nothing between marks is open, however the marks are broken', () => {
  fc.assert(fc.property(brokenDocument, ({ source, sealed }) => {
    const open = openHtml(render(source, { base: [], fallback }))
    for (const canary of sealed) expect(open).not.toContain(canary)
  }), { numRuns: runs })
})

test('in a tidy text just what is between marks is sealed, all of it is there, and nobody is warned', () => {
  fc.assert(fc.property(tidyDocument, ({ source, sealed, open }) => {
    const rendered = render(source, { base: [], fallback })
    const inTheOpen = openHtml(rendered)
    for (const canary of sealed) expect(inTheOpen).not.toContain(canary)
    for (const canary of open) expect(inTheOpen).toContain(canary)
    for (const canary of sealed) expect(allHtml(rendered)).toContain(canary)
    expect(rendered.warnings).toEqual([])
  }), { numRuns: runs })
})

test('a post under a scope has no open segment at all', () => {
  fc.assert(fc.property(brokenDocument, ({ source }) => {
    const { segments } = render(source, { base: [{ version: 'tr-2019', until: 95 }], fallback })
    for (const { scopes } of segments) {
      expect(scopes.some(({ version, until }) => version === 'tr-2019' && (until ?? 400) >= 95)).toBe(true)
    }
  }), { numRuns: runs / 4 })
})

test('segments form a tree in the order of the text, each slot filled once, each child sealed at least as its parent', () => {
  fc.assert(fc.property(brokenDocument, ({ source }) => {
    const { segments } = render(source, { base: [], fallback })
    expect(segments.map(({ index }) => index)).toEqual(segments.map((_, index) => index))
    expect(segments[0]?.parent).toBeNull()
    for (const { index, parent, html, block, scopes } of segments.slice(1)) {
      const holders = segments.filter((other) => other.html.includes(`data-segment="${index}"`))
      expect(holders.map((holder) => holder.index)).toEqual([parent])
      expect(holders[0]?.html).toContain(`<${block ? 'div' : 'span'} data-segment="${index}"></`)
      expect(scopes.length).toBeGreaterThan(0)
      expect(html).not.toBe('')
      expect(parent).toBeLessThan(index)
      for (const { version } of holders[0]?.scopes ?? []) expect(scopes.map((scope) => scope.version)).toContain(version)
    }
  }), { numRuns: runs })
})

test('any text at all is rendered, the same each time, with no stand-in left', () => {
  fc.assert(fc.property(wildText, (source) => {
    const rendered = render(source, { base: [], fallback })
    expect(render(source, { base: [], fallback })).toEqual(rendered)
    for (const { offset } of rendered.warnings) expect(offset).toBeLessThanOrEqual(cleanBody(source).length)
    if (!/2E0E|[\u2E0E\u2E0F]/.test(source)) expect(allHtml(rendered)).not.toMatch(/[\u2E0E\u2E0F\uFDD0-\uFDEF]/)
  }), { numRuns: runs * 2 })
})

test('the last check finds a text in a segment that lacks what lies on it, however it came there', () => {
  const secret = words('secret', [0])
  const pieces = [branch('p', {}, [secret])]
  expect(isTight(pieces, partition(pieces, () => true))).toBe(true)
  const astray = partition(pieces, () => true).map((part) => (part.index === 0 ? { ...part, content: [secret.node] } : part))
  expect(isTight(pieces, astray)).toBe(false)
  const unknown = partition(pieces, () => true).map((part) => ({ ...part, content: [{ type: 'text' as const, value: 'secret' }] }))
  expect(isTight(pieces, unknown)).toBe(false)
  const standIn = [leaf({ type: 'text', value: 'a\u2E0E\u2E0F' }, [])]
  expect(isTight(standIn, partition(standIn, () => true))).toBe(false)
})
