import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { radar } from '@/lib/spoilers/radar/radar'
import { parseScope, type Scope } from '@/lib/spoilers/scope'
import { ADVICE } from '@/lib/spoilers/radar/thresholds'

const scope = (text: string): Scope => {
  const read = parseScope(text)
  if (!read) throw new Error(`no scope: ${text}`)
  return read
}

const says = (text: string) => radar(text).score >= ADVICE
const causes = (text: string) => radar(text).findings.filter(({ score }) => score >= ADVICE).map(({ because }) => because)

describe('gives it away', () => {
  test.each([
    ['The father is executed at the end.', 'father-executed'],
    ['he dies', 'father-dies'],
    ['Not a spoiler, but Yong-gu dies in the end.', 'father-dies'],
    ['Memo survives because another prisoner takes his place', 'another-in-his-place'],
    ['They hid her in a bread box', 'bread-box'],
    ['He confesses because they threatened his daughter', 'forced-confession'],
    ['The warden ends up adopting the girl', 'officer-adopts'],
    ['A mock trial clears her father years later', 'name-cleared'],
    ['The hot air balloon gets stuck and they cannot escape', 'balloon'],
    ['why did they have to kill him', 'father-dies'],
    ['아빠가 결국 사형당해요', 'father-executed'],
    ['협박 때문에 거짓 자백을 함', 'forced-confession'],
    ['Babası sonunda idam ediliyor', 'father-executed'],
    ['Memo ölmüyor, yerine Yusuf asılıyor', 'another-in-his-place'],
    ['Ayahnya akhirnya dieksekusi', 'father-executed'],
    ['Al final el papá no muere, otro preso toma su lugar', 'another-in-his-place'],
    ['Namatay ang tatay niya sa dulo', 'father-dies'],
  ])('%s', (text, cause) => expect(causes(text)).toContain(cause))
})

describe('gives nothing away', () => {
  test.each([
    'Spoiler alert: you will cry',
    'No spoilers please',
    'I cried so much at the end, bring tissues',
    'So sad, so beautiful',
    'A father is wrongly accused, imprisoned and sentenced to death',
    'The men of the cell come to love him and bring his daughter in to him',
    'I died laughing, this film killed me',
    'Perfectly executed',
    'My dad died last year',
    'Does he die?',
    'There is a twist at the end',
    '사형 선고를 받은 아빠의 이야기',
    '울다가 죽는 줄 알았어요',
    '아빠 죽나요?',
    'İdam cezası alan bir babanın hikâyesi',
    'ağlamaktan öldüm',
    'Ayah yang divonis hukuman mati',
    'Un padre condenado a muerte',
    'me muero de risa',
    'Isang amang nahatulan ng bitay',
    '',
    '   \n\n',
    '🎈🎈🎈',
  ])('%s', (text) => expect(says(text)).toBe(false))
})

test('a finding is a stretch of the text as it was written, inside it, named by an entry', () => {
  const bits = fc.constantFrom('he ', 'dies', 'the father ', 'is executed. ', 'h e d i e s ', '용구', '죽', '는다 ', 'd\u200bies', 'öldü ', 'Memo ', '\u{1F388}', 'ﬁ', 'e\u0301', '\ud83d', '1', 'ㅈㅜㄱ', '\n', 'İ')
  fc.assert(fc.property(fc.array(bits, { maxLength: 40 }).map((all) => all.join('')), (text) => {
    const { score, findings } = radar(text)
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
    for (const { phrase, start, end } of findings) {
      expect(phrase).toBe(text.slice(start, end))
      expect(end).toBeGreaterThan(start)
    }
    const inOrder = [...findings].sort((a, b) => a.start - b.start)
    expect(inOrder.every(({ end }, index) => end <= (inOrder[index + 1]?.start ?? Infinity))).toBe(true)
  }))
})

test('any text at all is read without a word of complaint, twice the same', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
    expect(radar(text)).toEqual(radar(text))
  }))
})

describe('what a person reads through is read the same', () => {
  const plain = 'the father is executed and he dies'
  const score = radar(plain).score
  const anywhere = (sign: string) => fc.array(fc.nat(plain.length), { minLength: 1, maxLength: 8 }).map((places) => [...plain].map((letter, index) => (places.includes(index) ? letter + sign : letter)).join(''))

  test('signs of no width, direction and soft hyphens within words', () => {
    fc.assert(fc.property(fc.constantFrom('\u200b', '\u200d', '\u202e', '\u00ad', '\ufeff', '\u2060', '\u034f').chain(anywhere), (text) => void expect(radar(text).score).toBe(score)))
  })

  test.each([
    ['capitals', 'THE FATHER IS EXECUTED AND HE DIES'],
    ['wide letters', 'ｔｈｅ ｆａｔｈｅｒ ｉｓ ｅｘｅｃｕｔｅｄ ａｎｄ ｈｅ ｄｉｅｓ'],
    ['other alphabets', 'thе fаthеr іs ехесutеd аnd hе dіеs'],
    ['signs for letters', 'the f4ther is 3x3cut3d and he d1es'],
    ['repeated letters', 'the fatherrrr is executeddd and he diiiies'],
    ['accents', 'thé fáther ïs êxecuted ànd hé dïes'],
    ['mathematical letters', '𝐭𝐡𝐞 𝐟𝐚𝐭𝐡𝐞𝐫 𝐢𝐬 𝐞𝐱𝐞𝐜𝐮𝐭𝐞𝐝 𝐚𝐧𝐝 𝐡𝐞 𝐝𝐢𝐞𝐬'],
    ['dots between letters', 't.h.e f.a.t.h.e.r i.s e.x.e.c.u.t.e.d a.n.d h.e d.i.e.s'],
  ])('%s', (_, text) => expect(radar(text).score).toBe(score))

  test.each([
    ['spaced letters', 'h e d i e s', 'he dies'],
    ['letters with hyphens', 'he d-i-e-s', 'he dies'],
    ['Korean without spaces', '아빠가결국사형당해요', '아빠가 결국 사형당해요'],
    ['Korean with too many', '아빠가 결국 사형 당해요', '아빠가 결국 사형당해요'],
    ['Korean in single letters', 'ㅇㅏㅃㅏㄱㅏ 결국 사형당해요', '아빠가 결국 사형당해요'],
    ['Korean taken apart', '아빠가 결국 사형당해요'.normalize('NFD'), '아빠가 결국 사형당해요'],
    ['Turkish capitals', 'BABASI İDAM EDİLİYOR', 'babası idam ediliyor'],
    ['Turkish without diacritics', 'babasi idam ediliyor', 'babası idam ediliyor'],
  ])('%s', (_, text, same) => {
    expect(radar(text).score).toBeCloseTo(radar(same).score, 5)
    expect(radar(text).findings.length).toBeGreaterThan(0)
  })

  test('the phrase of a hidden spelling is the spelling', () => {
    expect(radar('ok so h e d i e s there').findings[0]?.phrase).toBe('h e d i e s')
    expect(radar('and he d\u200bi\u200bes!').findings[0]?.phrase).toBe('he d\u200bi\u200bes')
  })
})

describe('scopes', () => {
  test('a text names its film, or the thread does, or its language', () => {
    const first = (text: string, scopes: Scope[] = []) => radar(text, { scopes }).findings[0]?.scope
    expect(first('In the Turkish one Memo survives')).toEqual(scope('tr-2019'))
    expect(first('Dodo is executed')).toEqual(scope('id-2022'))
    expect(first('the dad gets executed')).toEqual(scope('kr-2013'))
    expect(first('namatay ang tatay niya sa dulo')).toEqual(scope('ph-2019'))
    expect(first('he is executed in the end', [scope('ph-2019@60')])).toEqual(scope('ph-2019'))
  })

  test('it is silent about what the text is sealed under, and not about another film', () => {
    expect(radar('the dad gets executed', { scopes: [scope('kr-2013')] })).toMatchObject({ score: 0, findings: [] })
    expect(radar('the dad gets executed', { scopes: [scope('kr-2013@60')] }).findings).toHaveLength(1)
    expect(radar('in the Turkish one Memo survives', { scopes: [scope('kr-2013')] }).findings[0]?.scope).toEqual(scope('tr-2019'))
  })
})

test('a language that is told is believed, and found out where it is not ours', () => {
  expect(radar('he dies', { language: 'ko-KR' }).language).toBe('ko')
  expect(radar('filmin sonu çok güzel', { language: 'de' }).language).toBe('tr')
  expect(radar('🎈').language).toBe('und')
  expect(radar('namatay yung father niya sa ending', {}).findings.length).toBeGreaterThan(0)
})
