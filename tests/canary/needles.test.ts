import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { wordOf, wordsIn } from './needles'

const [latin, korean] = [wordOf(42), wordOf(1307, 'korean')]
const both = `Sealed: ${latin} and ${korean}.`
const escaped = (text: string, sign: (code: number) => string) => [...text].map((one) => sign(one.codePointAt(0)!)).join('')
const hex = (code: number, width = 4) => code.toString(16).padStart(width, '0')

function png(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), length, Buffer.from(type), data, Buffer.alloc(4)])
}

/** The same sentence in every form in which an answer could hold it. */
const FORMS: Record<string, string | Buffer> = {
  'as it is': both,
  'in capitals, and taken apart as Unicode does': both.toUpperCase().normalize('NFD'),
  'percent-encoded': encodeURIComponent(both),
  'percent-encoded, every letter, twice': encodeURIComponent(escaped(both, (code) => [...Buffer.from(fromCodePoint(code))].map((byte) => `%${hex(byte, 2)}`).join(''))),
  'in JSON, every letter escaped': escaped(both, (code) => `\\u${hex(code)}`),
  'in JSON in a script in JSON': JSON.stringify(JSON.stringify(escaped(both, (code) => `\\u${hex(code)}`))),
  'escaped for a style sheet': escaped(both, (code) => `\\${hex(code)} `),
  'in HTML, by decimal numbers': escaped(both, (code) => `&#${code};`),
  'in HTML in XML, by hexadecimal numbers': escaped(both, (code) => `&amp;#x${hex(code)};`),
  'with what nobody sees between its letters': [...both].join('\u200b'),
  'marked in the middle': both.replace('kanari', 'ka<mark class="x">na</mark>ri').replace('나', '<wbr>나'),
  'base64': Buffer.from(both).toString('base64'),
  'base64, one byte on': Buffer.from(`x${both}`).toString('base64'),
  'base64url, two bytes on': Buffer.from(`\u00ff\u00fe${both}`).toString('base64url'),
  'hexadecimal': Buffer.from(both).toString('hex').toUpperCase(),
  'UTF-16, little end first': Buffer.from(both, 'utf16le'),
  'UTF-16, big end first, one byte on': Buffer.concat([Buffer.from('x'), Buffer.from(both, 'utf16le').swap16()]),
  'in a picture': png('iTXt', Buffer.from(`Comment\0\0\0\0\0${both}`)),
  'in a picture, compressed': png('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(both)])),
}

function fromCodePoint(code: number): string {
  return String.fromCodePoint(code)
}

test.each(Object.entries(FORMS))('a planted word is found %s', (_, form) => {
  expect([...wordsIn(Buffer.from(form as string))].sort()).toEqual([latin, korean].sort())
})

test('nothing is found where nothing is', () => {
  expect(wordsIn(Buffer.from(`kanari 카나리 kanari0004 ${Buffer.from('kanari').toString('base64')} %6B%61 &#107;`)).size).toBe(0)
})
