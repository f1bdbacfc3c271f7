import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { say } from '@/lib/launch/first/steps.mjs'
import { f1Of, figuresOf, partOf, precisionOf, recallOf, type Judged } from '@/lib/spoilers/radar/figures'
import { learn, scoreWith, type Remark } from '@/lib/spoilers/radar/learn'
import { radar } from '@/lib/spoilers/radar/radar'
import { ADVICE, STRONG } from '@/lib/spoilers/radar/thresholds'

const OWN = 'tests/radar/remarks.json'
const STRANGERS = 'tests/radar/strangers.json'
// Real remarks are nobody's to publish, so they live beside the project, if anywhere.
const REAL = '../shared/data/real-comments.json'
const WEIGHTS = 'content/radar/weights.json'
const FOLDS = 5

const remarks = z.array(z.looseObject({
  text: z.string(),
  language: z.string().optional(),
  lang: z.string().optional(),
  spoiler: z.boolean().optional(),
  is_spoiler: z.boolean().optional(),
  held: z.boolean().default(false),
}))

type Read = Remark & { held: boolean }

/** Remarks from a JSON file: a list of `{text, language, spoiler}`, or `{text, lang, is_spoiler}`. */
export function readRemarks(file: string): Read[] {
  return remarks.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ text, language, lang, spoiler, is_spoiler: isSpoiler, held }) => {
    const judged = spoiler ?? isSpoiler
    if (judged === undefined) throw new Error(`${file}: a remark does not say whether it is a spoiler`)
    return { text, language: language ?? lang, spoiler: judged, held }
  })
}

/** Each remark as the forum would score it. The language is not told: the radar finds it out. */
export function judge(read: readonly Remark[]): Judged[] {
  return read.map((remark) => ({ ...remark, score: radar(remark.text).score }))
}

/** Each remark scored with what was learned from the other folds. */
export function judgeByFolds(read: readonly Remark[]): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const learned = learn(read.filter(({ text }) => partOf(text, FOLDS) !== fold))
    return read.filter(({ text }) => partOf(text, FOLDS) === fold).map((remark) => ({ ...remark, score: scoreWith(learned, remark.text) }))
  }).flat()
}

/** npm run radar:eval: how well the radar does, on remarks it was not written from. */
export function evaluateRadar(args: readonly string[]): void {
  const { values } = parseArgs({ args: [...args], options: { also: { type: 'string', multiple: true, default: [] }, learn: { type: 'boolean', default: false } } })
  const own = readRemarks(OWN)
  const open = own.filter(({ held }) => !held)
  if (values.learn) return writeWeights(open)
  show(`Own remarks, the part kept aside (${OWN}): neither its words nor its weights come from these`, judge(own.filter(({ held }) => held)))
  show(`Own remarks, the part the words were written with; weights from the other ${FOLDS - 1} of ${FOLDS} folds`, judgeByFolds(open))
  const strangers = readRemarks(STRANGERS)
  show(`Strangers' remarks, written before the words were seen, the part kept aside (${STRANGERS}); its errors stay unseen`, judge(strangers.filter(({ held }) => held)), false)
  show(`Strangers' remarks, the part whose errors were mended`, judge(strangers.filter(({ held }) => !held)))
  for (const file of [...(existsSync(REAL) ? [REAL] : []), ...values.also]) show(file, judge(readRemarks(file)))
}

function writeWeights(open: readonly Remark[]): void {
  const learned = JSON.stringify(learn(open), null, 4).replace(/\n}$/, '\n  }')
  writeFileSync(WEIGHTS, readFileSync(WEIGHTS, 'utf8').replace(/"learned": \{[^}]*\}/, `"learned": ${learned}`))
  say(`${WEIGHTS}: learned from ${open.length} remarks`)
}

function show(title: string, judged: readonly Judged[], errors = true): void {
  say(`\n${title}\n`)
  say('language  remarks  precision  recall  F1    strong: precision  recall')
  const languages = [...new Set(judged.map(({ language }) => language ?? 'und'))]
  for (const language of ['all', ...languages]) {
    const these = language === 'all' ? judged : judged.filter((remark) => (remark.language ?? 'und') === language)
    const advice = figuresOf(these, ADVICE)
    const strong = figuresOf(these, STRONG)
    const row = [language.padEnd(8), String(these.length).padStart(7), cell(precisionOf(advice), 9), cell(recallOf(advice), 6), cell(f1Of(advice), 4), cell(precisionOf(strong), 17), cell(recallOf(strong), 6)]
    say(row.join('  '))
  }
  if (errors) for (const { spoiler, score, language, text } of judged) {
    if (spoiler !== score >= ADVICE) say(`${spoiler ? 'missed     ' : 'false alarm'}  ${score.toFixed(2)}  ${language ?? 'und'}  ${text.replace(/\s+/g, ' ')}`)
  }
}

function cell(value: number | null, width: number): string {
  return (value === null ? '–' : value.toFixed(2)).padStart(width)
}
