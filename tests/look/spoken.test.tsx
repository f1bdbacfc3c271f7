// @vitest-environment jsdom
import { virtual } from '@guidepup/virtual-screen-reader'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Announcer } from '@/components/shell/announce'
import { LiveWords } from '@/components/shell/live-words'
import { compose, postPlace } from '@/components/spoilers/compose'
import { Seals } from '@/components/spoilers/seals'
import { unsealed } from '@/components/spoilers/unsealed'
import type { Locale } from '@/lib/i18n/locales'
import { MESSAGES } from '@/lib/i18n/messages'
import { readPostById, readTexts } from '@/lib/posts/read'
import { revealing } from '@/lib/spoilers/reader'
import { GUEST } from '@/lib/viewer/viewer'
import { aReply, aThread } from '@/tests/factories'

// What a screen reader says of sealed text, word for word: posts as the database holds them, drawn as pages draw them, opened by the code
// that opens them in a browser, with answers made as the address of a reveal makes them. Between the two stands no network.

let thread: { id: number }
let root: Root

beforeAll(async () => {
  thread = await aThread()
  // What browsers have and this document has not: the reader looks up ids by it, and there is nothing to scroll.
  Object.assign(globalThis, { CSS: { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } })
  window.scrollBy = () => undefined
})

afterEach(async () => {
  await virtual.stop()
  root.unmount()
})

/** A comment on a page, as a guest gets it. */
async function open(locale: Locale, body: string, spoiler?: string): Promise<void> {
  const { id } = await aReply({ in: thread, body, spoiler })
  const post = (await readPostById(GUEST, id))!
  const place = postPlace(locale, post)
  document.body.innerHTML = `<div id="post">${compose(place, post.segments)}</div><div id="frame"></div>`
  window.fetch = async (_address, init) => {
    const { index } = JSON.parse(String(init?.body)) as { index: number }
    const viewer = revealing(GUEST, id, index)
    const [opened, texts] = await Promise.all([readPostById(viewer, id), readTexts(viewer, id)])
    return Response.json({ segments: unsealed(place, opened!.segments, texts, index) })
  }
  root = createRoot(document.getElementById('frame')!)
  root.render(<LiveWords locale={locale} messages={{ live: MESSAGES[locale].live }}><Announcer /><Seals locale={locale} /></LiveWords>)
  await until(() => document.querySelector('button[data-seal]') !== null)
  await virtual.start({ container: document.body })
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 10))
}

/** Everything that is said from the post's first word to its last. */
async function readOn(): Promise<string[]> {
  await virtual.stop()
  await virtual.start({ container: document.getElementById('post')! })
  const [first, start] = [virtual.activeNode, await virtual.lastSpokenPhrase()]
  const said = [start]
  // After the last it begins again.
  for (await virtual.next(); virtual.activeNode !== first || (await virtual.lastSpokenPhrase()) !== start; await virtual.next()) said.push(await virtual.lastSpokenPhrase())
  await virtual.stop()
  await virtual.start({ container: document.body })
  return said.filter((phrase, at) => !isInside(said, at))
}

// What is within a button is part of it, and no screen reader says it on its own; this one does.
function isInside(said: readonly string[], at: number): boolean {
  if (said[at]!.startsWith('end of button, ')) return true
  const opened = said.slice(0, at).filter((phrase, place) => phrase.startsWith('button, ') && said.indexOf(`end of ${phrase}`, place) > at)
  return opened.length > 0
}

const controls = () => [...document.querySelectorAll<HTMLButtonElement>('button[data-seal]')]

/** Presses a key on a sealed stretch, and answers what is said until the page has answered. */
async function press(key: 'Enter' | ' ', control: HTMLButtonElement): Promise<string[]> {
  control.focus()
  await virtual.clearSpokenPhraseLog()
  const before = control.getAttribute('aria-expanded')
  await virtual.press(key)
  await until(async () => control.getAttribute('aria-expanded') !== before && (await virtual.spokenPhraseLog()).some((phrase) => phrase.startsWith('polite: ')))
  // Whatever else would be said, it would be by now.
  await new Promise((done) => setTimeout(done, 150))
  expect(document.activeElement).toBe(control)
  return (await virtual.spokenPhraseLog()).filter((phrase) => phrase.startsWith('polite: ') || phrase.startsWith('assertive: '))
}

const CHIP = 'Then ||he lives||{version=tr-2019 until=95}, they say.'

describe('a sealed stretch in a line', () => {
  test.each([
    ['en',
      'button, Spoiler, Turkish remake, after 1:35, about 5 words. Reveal, not expanded', 'polite: Spoiler opened. he lives',
      'button, Hide spoiler, Turkish remake, after 1:35, 1 control, expanded', 'polite: Spoiler hidden.'],
    ['ko',
      'button, 스포일러, 튀르키예 리메이크, 1:35 이후, 약 5단어. 열기, not expanded', 'polite: 스포일러를 열었어요. he lives',
      'button, 스포일러 닫기, 튀르키예 리메이크, 1:35 이후, 1 control, expanded', 'polite: 스포일러를 닫았어요.'],
  ] as const)('says in %s what it is about, how long it is and what it does; then its words, once; then that they are hidden', async (locale, sealed, opened, hide, hidden) => {
    await open(locale, CHIP)
    const before = ['paragraph', 'Then', sealed, ', they say.', 'end of paragraph']
    expect(await readOn()).toEqual(before)
    const [chip] = controls() as [HTMLButtonElement]
    expect(await press('Enter', chip)).toEqual([opened])
    expect(await readOn()).toEqual(['paragraph', 'Then', hide, 'he lives', ', they say.', 'end of paragraph'])
    expect(await press(' ', chip)).toEqual([hidden])
    expect(await readOn()).toEqual(before)
    expect(await press(' ', chip)).toEqual([opened])
    expect(await press('Enter', chip)).toEqual([hidden])
  })
})

describe('a sealed block', () => {
  const BLOCK = ':::spoiler{version=kr-2013}\nThe verdict, ||and more||{version=tr-2019}.\n\n- At last.\n:::'

  test.each([
    ['en',
      ['button, Spoiler, Korean original, about 5 words. Reveal, not expanded', 'button, I’ve seen this version, kr-2013'],
      'polite: Spoiler opened. The verdict, . At last. 1 more spoiler inside it stays sealed.',
      'button, Hide spoiler, Korean original, 1 control, expanded',
      'button, Spoiler, Korean original and Turkish remake, about 5 words. Reveal, not expanded', 'polite: Spoiler opened. and more'],
    ['ko',
      ['button, 스포일러, 한국 원작, 약 5단어. 열기, not expanded', 'button, 이 버전 봤어요, kr-2013'],
      'polite: 스포일러를 열었어요. The verdict, . At last. 그 안의 스포일러 1개는 봉인돼 있어요.',
      'button, 스포일러 닫기, 한국 원작, 1 control, expanded',
      'button, 스포일러, 한국 원작 및 튀르키예 리메이크, 약 5단어. 열기, not expanded', 'polite: 스포일러를 열었어요. and more'],
  ] as const)('says in %s what it is once, and on opening that more is sealed inside it, which opens by itself', async (locale, sealed, opened, hide, inner, innerOpened) => {
    await open(locale, BLOCK)
    expect(await readOn()).toEqual(['paragraph', ...sealed, 'end of paragraph'])
    const [card] = controls() as [HTMLButtonElement]
    expect(await press('Enter', card)).toEqual([opened])
    const list = ['list', 'listitem, level 1, position 1, set size 1', 'At last.', 'end of listitem, level 1, position 1, set size 1', 'end of list']
    expect(await readOn()).toEqual(['paragraph', hide, sealed[1], 'end of paragraph', 'paragraph', 'The verdict,', inner, '.', 'end of paragraph', ...list])
    expect(await press(' ', controls()[1]!)).toEqual([innerOpened])
    expect(await press(' ', card)).toHaveLength(1)
    expect(await readOn()).toEqual(['paragraph', ...sealed, 'end of paragraph'])
  })
})

describe('a sealed post', () => {
  test.each([
    ['en', 'button, Spoiler, Korean original, after 1:00, about 5 words. Reveal, not expanded', 'button, I’ve seen this version, kr-2013', 'polite: Spoiler opened. All of it here', 'button, Hide spoiler, Korean original, after 1:00, 1 control, expanded'],
    ['ko', 'button, 스포일러, 한국 원작, 1:00 이후, 약 5단어. 열기, not expanded', 'button, 이 버전 봤어요, kr-2013', 'polite: 스포일러를 열었어요. All of it here', 'button, 스포일러 닫기, 한국 원작, 1:00 이후, 1 control, expanded'],
  ] as const)('is one button in %s, and beside it the way to say that one has seen it', async (locale, sealed, seen, opened, hide) => {
    await open(locale, 'All of it [here](https://example.org/)', 'kr-2013@60')
    expect(await readOn()).toEqual(['paragraph', sealed, seen, 'end of paragraph'])
    expect(await press('Enter', controls()[0]!)).toEqual([opened])
    expect(await readOn()).toEqual(['paragraph', hide, seen, 'end of paragraph', 'paragraph', 'All of it', 'link, here', 'end of paragraph'])
  })

  test('that is long is not read out whole: its length is', async () => {
    await open('en', `It ends ${'very '.repeat(100)}well`, 'any')
    expect(await readOn()).toEqual(['paragraph', 'button, Spoiler, any version, about 160 words. Reveal, not expanded', 'link, Say what you have seen', 'end of paragraph'])
    expect(await press('Enter', controls()[0]!)).toEqual(['polite: Spoiler opened. It is 103 words long and follows the button.'])
  })
})

test('items, cells, headings, quotes and links keep what they are around what is sealed in them', async () => {
  await open('en', '| a | ||b||{version=any} |\n|---|---|\n\n## A ||twist||{version=kr-2013}\n\n- x\n- ||y||{version=any}\n\n> see ||[a link](https://example.org/)||{version=ph-2019}')
  const sealed = (scope: string) => `button, Spoiler, ${scope}, about 5 words. Reveal, not expanded`
  const said = await readOn()
  expect(said.filter((phrase) => /^(?:button|heading|listitem|columnheader, a$|blockquote)/.test(phrase))).toEqual([
    'columnheader, a', sealed('any version'), expect.stringMatching(/^heading, A .*, level 3$/), sealed('Korean original'),
    'listitem, level 1, position 1, set size 2', 'listitem, level 1, position 2, set size 2', sealed('any version'), 'blockquote', sealed('Philippine remake'),
  ])
  expect(said.join()).not.toContain('link')
  for (const control of controls()) expect(await press('Enter', control)).toHaveLength(1)
  expect(await readOn()).toEqual(expect.arrayContaining(['b', 'twist', 'y', 'link, a link']))
})

test('where it does not open, that is said, and where else it does', async () => {
  await open('en', CHIP)
  window.fetch = () => Promise.reject(new TypeError('no connection'))
  const [chip] = controls() as [HTMLButtonElement]
  chip.focus()
  await virtual.clearSpokenPhraseLog()
  await virtual.press('Enter')
  await until(async () => (await virtual.spokenPhraseLog()).some((phrase) => phrase.startsWith('polite: ')))
  expect(await virtual.spokenPhraseLog()).toContain('polite: That did not open. Check your connection and try again, or open it on its own page.')
  expect(await readOn()).toContain('link, open it on its own page')
  expect(chip.getAttribute('aria-expanded')).toBe('false')
})
