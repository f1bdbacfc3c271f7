import unhomoglyph from 'unhomoglyph'
import type { Refusal } from '@/lib/outcome'

/** Fewer than three characters say too little to tell people apart. */
const SHORTEST_HANDLE = 3
/** More than twenty do not fit beside a post's date on a phone. */
export const LONGEST_HANDLE = 20
/** A display name's bound, in characters: enough for any real name, too little for a message. */
export const LONGEST_NAME = 60

// One writing system for a handle, so that no letter can pass for another's. Han stands with kana as Japanese mixes them; Korean is
// syllables only, as single letters of it look like other signs.
const WRITINGS = [
  /^(?:(?=\p{L})\p{Script=Latin})$/u,
  /^[가-힣]$/u,
  /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|ー)$/u,
  ...['Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Thai', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Armenian', 'Georgian'].map(
    (script) => new RegExp(`^\\p{Script=${script}}$`, 'u'),
  ),
]

// Words that would speak for the place, or that the addresses use.
const RESERVED = [
  'admin', 'administrator', 'moderator', 'moderators', 'mod', 'mods', 'cell-seven', 'cell-7', 'cell-no-7', 'deleted', 'deleted-person',
  'system', 'root', 'official', 'staff', 'team', 'support', 'help', 'security', 'operator', 'owner', 'bot', 'anonymous', 'guest',
  'nobody', 'everyone', 'all', 'here', 'you', 'null', 'undefined', 'settings', 'sign-in', 'sign-out', 'welcome', 'forum',
  '관리자', '운영자', '운영진', '운영팀', '모더레이터', '탈퇴회원', '삭제된회원', '손님', '익명', '공지사항', '고객센터', '칠번방',
]

/** The one form of a handle: compatibility forms resolved, lower case. "Ｓora" and "SORA" are both "sora". */
export function normaliseHandle(text: string): string {
  return text.normalize('NFKC').trim().replace(/İ/g, 'i').toLowerCase().normalize('NFKC')
}

/**
 * The look-alike skeleton of a handle: two handles that a reader could take for each other share one. By Unicode's table of
 * confusable signs, and blind to accents, to 0 and o, to 1, l and i, to rn and m, to vv and w, and to hyphens.
 */
export function handleKey(handle: string): string {
  const bare = normaliseHandle(handle).normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC')
  return unhomoglyph(bare).toLowerCase().replace(/[1i|ı]/g, 'l').replace(/0/g, 'o').replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/-/g, '')
}

const reservedKeys = new Set(RESERVED.map(handleKey))

/** What is wrong with a handle in its normal form, the names of others apart; null when nothing is. */
export function whyNotHandle(handle: string): Refusal | null {
  const signs = [...handle]
  const no = (reason: Refusal['reason']): Refusal => ({ reason, field: 'handle' })
  if (signs.length < SHORTEST_HANDLE) return no('handle-short')
  if (signs.length > LONGEST_HANDLE) return no('handle-long')
  if (/^-|-$|--/.test(handle)) return no('handle-hyphens')
  const letters = signs.filter((sign) => !/^[0-9-]$/.test(sign))
  if (letters.length === 0) return no('handle-no-letter')
  if (letters.some((sign) => writingOf(sign) === undefined)) return no('handle-signs')
  if (new Set(letters.map(writingOf)).size > 1) return no('handle-mixed')
  return reservedKeys.has(handleKey(handle)) ? no('handle-reserved') : null
}

// Signs that nobody sees (the Hangul filler is one) are no letters, whatever their script.
function writingOf(sign: string): RegExp | undefined {
  return /^\p{Default_Ignorable_Code_Point}$/u.test(sign) ? undefined : WRITINGS.find((writing) => writing.test(sign))
}

/** A name as it is shown: one line, without signs that are invisible or turn the line around; the empty text when nothing is left. */
export function cleanName(name: string | null | undefined): string {
  const visible = (name ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0]/gu, ' ')
  return [...visible.replace(/\s+/g, ' ').trim()].slice(0, LONGEST_NAME).join('').trim()
}

/**
 * Handles to suggest for a name, the best first: the name itself, then numbered. The letters stay in their own writing; of a name in
 * several, the first counts. Never ends, so that whoever asks can pass over those that are taken.
 */
export function* handleIdeas(name: string): Generator<string> {
  const base = baseOf(name)
  if (whyNotHandle(base) === null) yield base
  for (let number = base.length < SHORTEST_HANDLE ? 1 : 2; ; number += 1) {
    const ending = `-${number}`
    const idea = [...base].slice(0, LONGEST_HANDLE - ending.length).join('').replace(/-+$/, '') + ending
    yield whyNotHandle(idea) === null ? idea : `reader${ending}`
  }
}

function baseOf(name: string): string {
  const signs = [...normaliseHandle(cleanName(name))].map((sign) => (/^[\s_.'’·-]$/u.test(sign) ? '-' : sign))
  const first = signs.map(writingOf).find((writing) => writing !== undefined)
  const kept = signs.filter((sign) => /^[0-9-]$/.test(sign) || (first !== undefined && writingOf(sign) === first))
  const handle = kept.join('').replace(/-+/g, '-').replace(/^-|-$/g, '')
  return first ? [...handle].slice(0, LONGEST_HANDLE).join('').replace(/-$/, '') : 'reader'
}
