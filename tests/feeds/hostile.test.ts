import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atomFeed } from '@/components/feeds/atom'
import { jsonFeed } from '@/components/feeds/json-feed'
import { sitemapOfThreads } from '@/components/feeds/sitemap'
import type { FeedView } from '@/lib/feeds/view'
import { render } from '@/lib/markdown/render'
import { Sealed } from '@/lib/spoilers/sealed'
import { GUEST } from '@/lib/viewer/viewer'
import { all, atomFaults, JSON_FEED, strictXml } from './forms'

// Texts made of what XML, HTML and Markdown take for something of theirs, and of what XML has no way to hold.
const pieces = fc.constantFrom(
  ']]>', '<![CDATA[', '<!--', '-->', '<?xml version="1.0"?>', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;', '&amp;', '&#0;', '&#xFFFF;', '&', '<', '>', '"', "'",
  '</content>', '</title></feed>', '\u0000', '\u0001', '\u0008', '\u000b', '\u001f', '\u007f', '\u0085', '\ud800', '\udfff', '\ufffe', '\uffff', '\ufeff', '\u2028', '\u202e', '\u{1fffe}',
  '$&', '$1', '||', '>!', '!<', ':::spoiler\n', ':::\n', '`', '```\n', '# ', '| a | b |\n|---|---|\n', '[a](/film)', '[b](//evil.example)', ' href="/x', "src='/y", '![c](d.png)', '<a href="/z">', '🎈', '눈물', '\r', '\n', '\t', ' ', 'word',
)
const texts = fc.oneof(fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 60 }))

const PLACE = { site: 'https://forum.example', locale: 'en', key: null, mark: null } as const

function feedOf(title: string, name: string, body: string, of: 'site' | 'thread'): FeedView {
  const { segments } = render(body, { base: [], fallback: { version: 'any', until: null } })
  const thread = { id: 4, slug: 'slug', title, category: 'story', tags: [name] }
  const post = {
    id: 9, threadId: 4, number: 1, createdAt: new Date(1_000), editedAt: null, editedByModerator: false, state: 'visible' as const, replyTo: null, minute: null, spoiler: null, sealed: false, replies: 0, reactions: { heart: 0, tears: 0, laugh: 0, think: 0 },
    author: { handle: 'nari', name, avatar: null, standing: 'member' as const },
    segments: segments.map(({ html, words, ...segment }) => ({ ...segment, html: new Sealed('html', html, { ...segment, postId: 9, authorId: null, words }).for(GUEST) })),
  }
  const entries = [{ thread, post, updatedAt: new Date(2_000) }]
  return { asked: of === 'site' ? { of } : { of, id: 4 }, thread: of === 'site' ? null : thread, entries, updatedAt: new Date(2_000) }
}

test('whatever a title, a name and a post hold, the feeds stay what they are, and hold nothing that leads nowhere', () => {
  fc.assert(
    fc.property(texts, texts, texts, fc.constantFrom('site' as const, 'thread' as const), (title, name, body, of) => {
      const feed = feedOf(`x${title}`, `x${name}`, body, of)
      const atom = strictXml(atomFeed(PLACE, feed))
      expect(atomFaults(atom)).toEqual([])
      const { items: [item] } = JSON_FEED.parse(JSON.parse(jsonFeed(PLACE, feed)))
      expect(item!.content_html).not.toMatch(/<[^>]* (?:href|src)="\/(?!\/)/)
      // Line ends are one in XML, and what it cannot hold is left out.
      const held = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
      expect(held(all(all(atom, 'entry')[0]!, 'content')[0]!.text)).toBe(held(item!.content_html))
      expect(held(all(all(atom, 'entry')[0]!, 'title')[0]!.text)).toBe(held(item!.title))
    }),
    // Two halves of a sign with something between that XML cannot hold.
    { numRuns: 400, examples: [['\ud800\u0000\udfff', '', '', 'site']] },
  )
})

test('whatever a slug holds, the sitemap stays one', () => {
  fc.assert(
    fc.property(texts.filter((text) => !/\p{Surrogate}/u.test(text)), (slug) => {
      const root = strictXml(sitemapOfThreads('https://forum.example', [{ id: 1, slug, lastActivityAt: new Date(0) }]))
      expect(root.children).toHaveLength(1)
    }),
  )
})
