/**
 * Mistakes that must not compile: each line marked below is an error to the type checker, and where one stops being
 * one the type check of the whole project fails. Nothing here is ever run.
 */
import type { HTMLAttributes, ReactNode } from 'react'
import { revealing, type Reader } from '@/lib/spoilers/reader'
import type { Scope } from '@/lib/spoilers/scope'
import { Sealed, type Cleared, type Form, type Withheld } from '@/lib/spoilers/sealed'
import type { Seen } from '@/lib/spoilers/seen'

declare const sealed: Sealed<'html'>
declare const source: Sealed<'source'>
declare const withheld: Withheld
declare const reader: Reader
declare function show(text: Cleared<'html'>): void
declare function mail(text: Cleared<'text'>): void
declare function print(text: string): void

// A sealed text is no text.
// @ts-expect-error
print(sealed)
// @ts-expect-error
const copied: string = sealed
// @ts-expect-error
const child: ReactNode = sealed
// @ts-expect-error
const attributes: HTMLAttributes<HTMLElement> = { title: sealed }
// @ts-expect-error
print(sealed.toString())
// @ts-expect-error
print(sealed.text)
// @ts-expect-error
if (sealed === 'he dies') print('')
// @ts-expect-error
encodeURIComponent(sealed)
// @ts-expect-error
print(sealed.valueOf().slice(0, 10))

// It is opened for a reader, and a reader says what they have seen and who they are.
// @ts-expect-error
sealed.for()
// @ts-expect-error
sealed.for({})
// @ts-expect-error
sealed.for({ seen: {} })
// @ts-expect-error
sealed.for({ personId: null })
// @ts-expect-error
sealed.for('moderator')
// @ts-expect-error
sealed.for({ seen: {}, personId: null, moderating: 'yes' })
// @ts-expect-error
sealed.for({ seen: { 'kr-2013': 'all' }, personId: null })

// What comes out may be withheld, and only what is cleared is shown.
// @ts-expect-error
show(sealed)
// @ts-expect-error
show(sealed.for(reader))
// @ts-expect-error
show(withheld)
// @ts-expect-error
print(sealed.for(reader).text)
// @ts-expect-error
print(withheld.text)
// @ts-expect-error
show('he dies')
// @ts-expect-error
show({ kind: 'cleared', form: 'html', text: 'he dies', because: 'open' })
// @ts-expect-error
const forged: Cleared = { kind: 'cleared', form: 'text', text: 'he dies', because: 'seen' }

// HTML is not text and the source is neither.
const cleared = sealed.for(reader)
// @ts-expect-error
if (cleared.kind === 'cleared') mail(cleared)
const own = source.for(reader)
// @ts-expect-error
if (own.kind === 'cleared') show(own)

// Locks are whole, and scopes and progress name versions that exist.
// @ts-expect-error
new Sealed('html', 'x', { scopes: [], postId: 1, index: 0, words: 1 })
// @ts-expect-error
new Sealed('markdown', 'x', { scopes: [], postId: 1, index: 0, authorId: null, words: 1 })
// @ts-expect-error
const scope: Scope = { version: 'kr-1913', until: null }
// @ts-expect-error
const half: Scope = { version: 'kr-2013' }
// @ts-expect-error
const seen: Seen = { 'xx-2000': 'whole' }
// @ts-expect-error
revealing(reader, 7)
// @ts-expect-error
const form: Form = 'excerpt'

export const mistakes = [copied, child, attributes, forged, scope, half, seen, form]
