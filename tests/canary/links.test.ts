import { expect, test } from 'vitest'
import type { Answer } from './forum'
import { addressesIn } from './links'

const ORIGIN = 'http://127.0.0.1:4000'

function answer(type: string, body: string, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { 'content-type': type, ...headers }, rawHeaders: '', body, bytes: Buffer.from(body) }
}

const found = (type: string, body: string, headers?: Record<string, string>) => addressesIn('/t/1/a', answer(type, body, headers), ORIGIN)

test('links, forms, pictures and whatever names an address in a page lead on', () => {
  const page = `<head><link rel="alternate" href="/feed.xml"><meta property="og:image" content="${ORIGIN}/t/1/card.png"></head>
    <a href="p/2#x">2</a><a href="https://elsewhere.example/no">no</a><a href="mailto:no@example.org">no</a><img srcset="/a.png 1x, /b.png 2x" src="/c.png">
    <form action="/search"><input type="search" name="q"><input type="hidden" name="in" value="1"></form>
    <form method="post" action="/sent"><button formaction="/other">x</button></form><div data-ask="/api/asked" data-not="no"></div>
    <script type="application/ld+json">{"a":[{"url":"${ORIGIN}/ld"}]}</script>
    <script>self.__next_f.push([1,"5:[\\"$\\",\\"a\\",null,{\\"href\\":\\"/from/payload?x=1\\"}]"])</script>`
  expect(found('text/html; charset=utf-8', page).sort()).toEqual([
    '/a.png', '/api/asked', '/b.png', '/c.png', '/feed.xml', '/from/payload?x=1', '/ld', '/other', '/search', '/search?q=canary&in=1', '/sent', '/t/1/card.png', '/t/1/p/2',
  ])
})

test('feeds, sitemaps, JSON, payloads and headers lead on', () => {
  expect(found('application/atom+xml', `<link href="/t/9"/><id>${ORIGIN}/t/8</id><content>&lt;a href="/t/7"&gt;</content>`).sort()).toEqual(['/t/7', '/t/8', '/t/9'])
  expect(found('application/xml', `<url><loc>${ORIGIN}/t/1?a=1&amp;b=2</loc></url>`)).toEqual(['/t/1?a=1&b=2'])
  expect(found('application/feed+json', '{"items":[{"url":"/t/5","content_html":"<a href=\\"/t/6\\">"}],"not":"text"}').sort()).toEqual(['/t/5', '/t/6'])
  expect(found('text/x-component', '1:["$","a",null,{"href":"/t/4","x":"//no"}]')).toEqual(['/t/4'])
  expect(found('image/png', '', { link: '</one>; rel="next"', location: '/two' })).toEqual(['/two', '/one'])
  expect(found('text/plain', `Sitemap: ${ORIGIN}/sitemap.xml`)).toEqual(['/sitemap.xml'])
})
