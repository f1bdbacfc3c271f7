import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { historyOf, type Changed, type Written } from '@/lib/markdown/history'
import { textOfTokens } from '@/lib/markdown/tokens'
import { formatScope, mergeScopes, parseScope, sameScopes, type Scope } from '@/lib/spoilers/scope'

const ANY: Scope = { version: 'any', until: null }

function scopes(...texts: (string | null)[]): Scope[] {
  return texts.flatMap((text) => parseScope(text ?? '') ?? [])
}

function history(...sources: (string | [source: string, base: string])[]): Changed[][] {
  return historyOf(sources.map((one) => (typeof one === 'string' ? { source: one, base: [] } : { source: one[0], base: scopes(one[1]) })), ANY)
}

/** A difference as text: +added+, -removed-, and (sealed|scopes). */
function drawn(tokens: readonly Changed[]): string {
  let text = ''
  for (let from = 0; from < tokens.length;) {
    const { change, scopes: on } = tokens[from]!
    let to = from
    while (to < tokens.length && tokens[to]!.change === change && sameScopes(tokens[to]!.scopes, on)) to += 1
    const words = textOfTokens(tokens.slice(from, to)).trim()
    const sign = { same: '', added: '+', removed: '-' }[change]
    const sealed = on.length > 0 ? `(${words}|${on.map(formatScope).join()})` : words
    text += `${text && ' '}${sign}${sealed}${sign}`
    from = to
  }
  return text
}

describe('a history shows', () => {
  test.each<[string, Parameters<typeof history>, string[]]>([
    ['the first text as it is, and the next as what changed', ['He was a good man', 'He was a very good father'], ['He was a good man', 'He was a +very+ good -man- +father+']],
    ['Korean, word by word', ['아버지가 딸을 안았다', '아버지가 딸을 꼭 안았다'], ['아버지가 딸을 안았다', '아버지가 딸을 +꼭+ 안았다']],
    ['paragraphs on lines of their own', ['One\n\nTwo', 'One\n\nTwo\n\nThree'], ['One\nTwo', 'One\nTwo + \nThree+'.replace(' \n', '')]],
    ['nothing where only the formatting changed', ['He was good', 'He was **good**'], ['He was good', 'He was good']],
  ])('%s', (_, sources, expected) => {
    expect(history(...sources).map(drawn).map((text) => text.replace(/\s+/g, ' '))).toEqual(expected.map((text) => text.replace(/\s+/g, ' ')))
  })
})

describe('a history seals', () => {
  test.each<[string, Parameters<typeof history>, string[]]>([
    ['what a later revision sealed, in the earlier ones', ['They meet and he dies there', 'They meet and ||he dies||{version=tr-2019} there'],
      ['They meet and (he dies|tr-2019) there', 'They meet and (he dies|tr-2019) there']],
    ['what a revision sealed, though a later one opened it', ['||He dies||', 'He dies'], ['(He dies|any)', 'He dies']],
    ['what two revisions ago was open, though it was opened again', ['He dies', '||He dies||', 'He dies'], ['(He dies|any)', '(He dies|any)', 'He dies']],
    ['what was taken out where something was sealed, whatever it was', ['The judge lies. He weeps', 'He weeps. ||The judge does what he must||'],
      ['(The judge lies.|any) He weeps', '-(The judge lies.|any)- He weeps +.+ +(The judge does what he must|any)+']],
    ['what was taken out before a later revision sealed it elsewhere', ['He dies', 'He weeps', 'He weeps ||dies||{version=tr-2019}'],
      ['He (dies|tr-2019)', 'He -(dies|tr-2019)- +weeps+', 'He weeps +(dies|tr-2019)+']],
    ['everything under what lies on the newest whole', ['Before', ['After it', 'kr-2013@95']], ['(Before|kr-2013@95)', '-(Before|kr-2013@95)- +(After it|kr-2013@95)+']],
    ['nothing that a later revision took out and nobody sealed', ['He laughs', 'He smiles'], ['He laughs', 'He -laughs- +smiles+']],
    ['a word of which the later revision sealed a part', ['Redeemer', 'Re||deemer||'], ['(Redeemer|any)', '-(Redeemer|any)- +Re+ +(deemer|any)+']],
  ])('%s', (_, sources, expected) => {
    expect(history(...sources).map(drawn)).toEqual(expected)
  })
})

// Few words, so that they meet again in other places, in other marks, and twice in a text.
const WORDS = ['judge', 'balloon', 'bag', 'cell', '아버지', '딸', 'mother', '7', 'Yong-gu']
const SCOPES = ['any', 'kr-2013', 'kr-2013@60', 'tr-2019']
const part = fc.record({ word: fc.constantFrom(...WORDS), scope: fc.option(fc.constantFrom(...SCOPES), { freq: 2 }), end: fc.constantFrom(' ', ' ', '\n\n', ', ') })
const written: fc.Arbitrary<Written> = fc.record({
  source: fc.array(part, { minLength: 1, maxLength: 10 }).map((parts) => parts.map(({ word, scope, end }) => {
    const [version, until] = scope?.split('@') ?? []
    return (version ? `||${word}||{version=${version}${until ? ` until=${until}` : ''}}` : word) + end
  }).join('')),
  base: fc.option(fc.constantFrom(...SCOPES), { freq: 6 }).map((scope) => scopes(scope)),
})
const revisions = fc.array(written, { minLength: 1, maxLength: 6 })

const includes = (on: readonly Scope[], wanted: readonly Scope[]) => sameScopes(on, mergeScopes(on, wanted))
const own = (one: Written) => historyOf([one], ANY)[0]!
const textsOf = (difference: readonly Changed[]) => difference.filter(({ change }) => change !== 'removed')

test('a word that a revision has only sealed is sealed in every earlier one, under no less than one of its places there', () => {
  fc.assert(fc.property(revisions, (all) => {
    const shown = historyOf(all, ANY)
    for (const [later, one] of all.entries()) {
      const there = own(one)
      for (const word of WORDS.flatMap((text) => text.split('-'))) {
        const places = there.filter(({ text }) => text === word)
        if (places.length === 0 || places.some((place) => place.scopes.length === 0)) continue
        for (const earlier of shown.slice(0, later)) {
          for (const token of earlier.filter(({ text }) => text === word)) {
            if (!places.some((place) => includes(token.scopes, place.scopes))) return false
          }
        }
      }
    }
    return true
  }), { numRuns: 300 })
})

test('what a revision sealed is sealed there, and shown once in its order; the newest is sealed as it is now', () => {
  fc.assert(fc.property(revisions, (all) => {
    const shown = historyOf(all, ANY)
    return all.every((one, index) => {
      const [then, now] = [own(one), textsOf(shown[index]!)]
      const newest = index === all.length - 1
      return then.length === now.length && then.every(({ text, scopes: on }, at) => {
        return text === now[at]!.text && (newest ? sameScopes(on, now[at]!.scopes) : includes(now[at]!.scopes, on))
      })
    })
  }), { numRuns: 200 })
})

test('what is removed from a difference is what the revision before had, sealed as it is there', () => {
  fc.assert(fc.property(revisions, (all) => {
    const shown = historyOf(all, ANY)
    return shown.slice(1).every((difference, at) => {
      const before = difference.filter(({ change }) => change !== 'added')
      const were = textsOf(shown[at]!)
      return before.length === were.length && before.every((token, place) => {
        return token.text === were[place]!.text && (token.change === 'same' || sameScopes(token.scopes, were[place]!.scopes))
      })
    })
  }), { numRuns: 100 })
})

test('two texts that have little in common are shown one after the other', () => {
  const text = (first: string) => Array.from({ length: 2000 }, (_, index) => `${first}${index % 2 ? index : ''}`).join(' ')
  const [, difference] = history(text('old'), text('new'))
  expect(difference!.map(({ change }) => change)).toEqual([...Array<string>(2000).fill('removed'), ...Array<string>(2000).fill('added')])
})
