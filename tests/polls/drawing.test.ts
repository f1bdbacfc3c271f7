// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest'
import { entryHtml } from '@/components/feeds/entry-html'
import { compose, pagePlace } from '@/components/spoilers/compose'
import { db } from '@/lib/db/client'
import { pollsIn, render } from '@/lib/markdown/render'
import { vote } from '@/lib/polls/write'
import { readPolls } from '@/lib/polls/read'
import { readPostById } from '@/lib/posts/read'
import type { Reader } from '@/lib/spoilers/reader'
import { Sealed } from '@/lib/spoilers/sealed'
import { GUEST, guestWho, type Viewer } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given } from '@/tests/factories'

const POLL = ':::poll{until=2999-12-31}\nWho *cried* first?\n\n- Yong-gu\n- ||The [cell](https://example.org)||{version=tr-2019}\n:::'

let thread: { id: number }
beforeAll(async () => {
  thread = await aThread()
})

async function drawnFor(viewer: Viewer, postId: number): Promise<HTMLElement> {
  const post = (await readPostById(viewer, postId))!
  const page = document.createElement('div')
  page.innerHTML = compose(pagePlace('en', { ...post, polls: viewer.kind === 'member' ? await readPolls(viewer, post) : post.polls }), post.segments)
  return page
}

async function aPoll(body = POLL): Promise<{ postId: number; index: number }> {
  const { id: postId } = await aReply({ in: thread, body })
  return { postId, ...(await db().poll.findFirstOrThrow({ where: { postId }, select: { index: true } })) }
}

const nameOf = (control: Element) => (control.closest('label') ?? document.getElementById(control.getAttribute('aria-labelledby') ?? '') ?? control.ownerDocument.body).textContent
const texts = (page: HTMLElement, selector: string) => [...page.querySelectorAll(selector)].map(({ textContent }) => textContent)

describe('a poll on a page', () => {
  test('is a form for everybody, with a control for each option and no result', async () => {
    const { postId, index } = await aPoll()
    given(await vote(await aMember(), postId, index, { options: [0] }))
    const page = await drawnFor(GUEST, postId)
    expect(page.querySelector('.poll')!.getAttribute('aria-label')).toBe('Poll, choose one')
    expect([...page.querySelectorAll<HTMLInputElement>('input')].map(({ type, name, value, checked, disabled }) => ({ type, name, value, checked, disabled }))).toEqual(
      ['0', '1'].map((value) => ({ type: 'radio', name: `${postId}.${index}`, value, checked: false, disabled: false })),
    )
    expect([...page.querySelectorAll('input, button[type="submit"]')].every((control) => control.getAttribute('form') === 'poll-form')).toBe(true)
    expect(texts(page, '.poll-share')).toEqual(['', ''])
    expect(page.querySelector('.poll-note')!.textContent).toBe('You see the results once you have voted. Open until December 31, 2999.')
    expect(page.querySelector('.has-results')).toBeNull()
  })

  test('names the control of a sealed option by its seal, and by its words once they are open', async () => {
    const { postId } = await aPoll()
    const sealed = await drawnFor(GUEST, postId)
    document.body.replaceChildren(sealed)
    const [first, second] = sealed.querySelectorAll('input')
    expect(nameOf(first!)).toBe('Yong-gu')
    expect(nameOf(second!)).toContain('Turkish remake')
    expect(second!.closest('label')).toBeNull()
    expect(sealed.innerHTML).not.toMatch(/cell|example/i)
    const open = await drawnFor(guestWho({ 'tr-2019': 'whole' }), postId)
    expect(nameOf(open.querySelectorAll('input')[1]!)).toBe('The cell')
  })

  test('shows somebody who voted the results, and what they chose', async () => {
    const { postId, index } = await aPoll(POLL.replace('{until=2999-12-31}', '{multiple}'))
    const voter = await aMember()
    given(await vote(await aMember(), postId, index, { options: [0, 1] }))
    given(await vote(voter, postId, index, { options: [1] }))
    const page = await drawnFor(voter, postId)
    expect(texts(page, '.poll-share')).toEqual(['50% · 1 vote', '100% · 2 votes · your choice'])
    expect([...page.querySelectorAll<HTMLInputElement>('input')].map(({ type, checked }) => [type, checked])).toEqual([['checkbox', false], ['checkbox', true]])
    expect([...page.querySelectorAll('progress')].map(({ value }) => value)).toEqual([50, 100])
    expect(texts(page, '.poll-voters')).toEqual(['2 people voted.'])
    expect(texts(page, 'button')).toEqual(['Change my vote', 'Withdraw my vote'])
  })

  test('is, once closed, its results for everybody and nothing to press', async () => {
    const { postId } = await aPoll()
    const { html } = (await db().segment.findFirstOrThrow({ where: { postId, index: 0 } })) as { html: Sealed<'html'> }
    const text = html.for(GUEST)
    await db().segment.update({ where: { postId_index: { postId, index: 0 } }, data: { html: (text.kind === 'cleared' ? text.text : '').replace('2999', '2020') }, select: { postId: true } })
    await db().poll.updateMany({ where: { postId }, data: { closesAt: new Date('2021-01-01T00:00:00Z') } })
    const page = await drawnFor(GUEST, postId)
    expect(page.querySelectorAll('input, button[type="submit"]')).toHaveLength(0)
    expect(texts(page, '.poll-share')).toEqual(['0% · 0 votes', '0% · 0 votes'])
    expect(page.querySelector('.poll-note')!.textContent).toBe('Nobody has voted. Closed since December 31, 2020.')
  })

  test('in feeds is the list that it is in the text', async () => {
    const { postId } = await aPoll()
    const html = entryHtml('https://forum.example', 'en', (await readPostById(GUEST, postId))!)
    expect(html).toContain('<li dir="auto">Yong-gu</li>')
    expect(html).not.toMatch(/<input|<button|<progress|The cell/)
  })
})

describe('what a page tells of what is sealed', () => {
  const NOBODY: Reader = { seen: {}, personId: null }
  const page = (source: string) => {
    // As if every lot were the same: what is drawn by lot tells nothing.
    const polls = new Map(pollsIn(source).map(({ fingerprint }) => [fingerprint, 5]))
    const { segments } = render(source, { base: [], fallback: { version: 'any', until: null }, polls })
    return compose(pagePlace('en', { id: 7, threadId: 3, number: 2 }), segments.map(({ html, text: _, ...segment }) => ({ ...segment, html: new Sealed('html', html, { ...segment, postId: 7, authorId: 1 }).for(NOBODY) })))
  }

  test('is the same whether a sealed stretch holds a poll or not, and before an open poll as well', () => {
    const inside = (text: string) => page(`Open\n\n:::spoiler\n${text}\n:::\n\n:::poll\n- a\n- b\n:::`)
    expect(inside(':::poll\n- he\n- lives\n:::')).toBe(inside('he lives'))
    expect(inside(':::poll\n- he\n- lives\n:::')).toBe(inside(':::poll{multiple until=2020-01-01}\nhe?\n\n1. dies\n2. so\n:::'))
  })

  test('is the same whatever a sealed option says', () => {
    const option = (text: string) => page(`:::poll\n- open\n- ||${text}||\n:::`)
    expect(option('he lives')).toBe(option('she dies'))
    expect(option('he lives')).toBe(option('**he** [lives](https://example.org)'))
  })
})
