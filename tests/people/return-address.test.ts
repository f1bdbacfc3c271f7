import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localPath } from '@/lib/paths'

const site = 'https://forum.example.org'

describe('the address to return to after sign-in', () => {
  it.each(['/', '/t/42/a-thread?page=2#p7', '/ko/film', '/new?draft=0190', '/u/%EB%AF%BC'])('%j is kept', (path) => {
    expect(localPath(path)).toBe(path)
  })

  it.each([
    '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\\/evil.example', 'https://evil.example', 'https:evil.example',
    'javascript:alert(1)', 'data:text/html,x', '@evil.example', 'evil.example', '.evil.example', '/\t/evil.example', '/\n/evil.example',
    '\t//evil.example', '/\u0000', ' /film', '', null, undefined,
  ])('%j leads home', (address) => {
    expect(localPath(address)).toBe('/')
  })

  it.each(['/..//evil.example', '/.//evil.example', '/film/..//evil.example', '/%2e%2e//evil.example', '/./\u002f/evil.example'])(
    '%j stays on the site', (address) => {
      expect(new URL(localPath(address), site).origin).toBe(site)
    },
  )

  it('stays on the site whatever is asked for', () => {
    const piece = fc.constantFrom('/', '/', '/', '\\', '.', '..', '@', ':', '?', '#', '%2f', '%5c', '%2e', '\t', '\n', '\r', ' ', 'https', 'evil.example', 'javascript:')
    const nasty = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(fc.property(fc.oneof(nasty, nasty.map((text) => `/${text}`), fc.webUrl(), fc.string()), (address) => {
      const path = localPath(address)
      expect(new URL(path, site).origin).toBe(site)
      expect(path.startsWith('/')).toBe(true)
      expect(localPath(path)).toBe(path)
    }), { numRuns: 5000 })
  })
})
