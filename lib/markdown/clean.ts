/**
 * Control and format characters that no honest text needs: C0 and C1 controls but tab and line feed, embeddings,
 * overrides and isolates that turn text around on the screen, interlinear marks, the byte order mark, noncharacters.
 * The single marks U+200E, U+200F and U+061C stay: Arabic and Hebrew are written with them, and they only hint.
 */
const HARMFUL = new RegExp(
  '[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u206F\\uFFF9-\\uFFFB\\uFEFF\\p{Noncharacter_Code_Point}]',
  'gu',
)

/** A text of many lines as we keep it: NFC, `\n` for every line end, nothing harmful. Idempotent. */
export function cleanBody(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(HARMFUL, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
}

/** A text of one line (a title, a name) as we keep it: as a body, and every run of white space is one space. */
export function cleanLine(text: string): string {
  return cleanBody(text).replace(/\s+/gu, ' ').trim()
}

/**
 * Whether nothing of a text can be seen: white space, zero-width and other ignorable characters (the Hangul fillers
 * are among them), the braille blank, and combining marks with nothing to combine with.
 */
export function isVisiblyEmpty(text: string): boolean {
  return !/[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
}
