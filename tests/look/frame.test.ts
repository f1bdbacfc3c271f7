import { describe, expect, test } from 'vitest'
import { BOOT } from '@/components/shell/boot'
import { numbers } from '@/components/ui/pagination'
import { drawTrouble } from '@/lib/pages/trouble'
import { contentPolicy } from '@/lib/pages/policy'
import { inLanguage } from '@/lib/paths'

const EMPTY = '<!DOCTYPE html><html id="__next_error__"><head></head><body>self.__next_f.push([1,":HL[\\"/_next/static/chunks/a.css\\""])'

describe('the frame', () => {
  test('its own script is one that the policy allows', () => {
    expect(contentPolicy('/', `<script>${BOOT}</script>`)).toContain("'sha256-")
  })

  test.each([
    [404, '/nothing', 'lang="en"', 'There is nothing here'],
    [403, '/ko/moderation', 'lang="ko"', '볼 수 없는 페이지예요'],
    [500, '/', 'lang="en"', 'Something went wrong on our side'],
  ])('a page that answers %i at %s says so without script, in its language and dress', (status, path, lang, words) => {
    const html = drawTrouble(EMPTY, status, path)
    expect(html).toContain(lang)
    expect(html).toContain(words)
    expect(html).toContain('<link rel="stylesheet" href="/_next/static/chunks/a.css"></head>')
  })

  test('a page that could not even be begun is one all the same', () => {
    drawTrouble(EMPTY, 200, '/')
    const html = drawTrouble('Internal Server Error', 500, '/ko/new')
    expect(html).toContain('<!DOCTYPE html><html id="__next_error__" lang="ko">')
    expect(html).toContain('저희 쪽에 문제가 생겼어요')
    expect(html).toContain('<link rel="stylesheet" href="/_next/static/chunks/')
  })

  test('a page that could be shown is left as it is', () => {
    expect(drawTrouble('<html lang="en">$&</html>', 404, '/')).toBe('<html lang="en">$&</html>')
    expect(drawTrouble(EMPTY, 200, '/')).toBe(EMPTY)
  })

  test.each([
    ['ko', '/film?a=1#b', '/ko/film?a=1#b'],
    ['ko', '/?sort=new', '/ko?sort=new'],
    ['ko', '/ko/film', '/ko/film'],
    ['en', '/ko?sort=new', '/?sort=new'],
    ['en', '/ko/t/1/a', '/t/1/a'],
  ] as const)('in %s the page %s is %s', (locale, from, to) => expect(inLanguage(locale, from)).toBe(to))
})

test.each([
  [1, 3, [1, 2, 3]],
  [6, 20, [1, null, 5, 6, 7, null, 20]],
  [3, 5, [1, 2, 3, 4, 5]],
  [20, 20, [1, null, 19, 20]],
])('on page %i of %i the numbers are %j', (page, pages, shown) => expect(numbers(page, pages)).toEqual(shown))
