import { z } from 'zod'
import { whyNotExplained, why } from '@/lib/ledger/input'
import { cleanBody, isVisiblyEmpty } from '@/lib/markdown/clean'
import { APPEAL_MAX, APPEAL_MIN } from './rules'

/** What somebody says against an action that concerns them. */
export const appealInput = z.strictObject({
  text: z
    .string('appeal-short')
    .transform((text) => cleanBody(text).trim())
    .refine((text) => !isVisiblyEmpty(text) && [...text].length >= APPEAL_MIN, 'appeal-short')
    .refine((text) => [...text].length <= APPEAL_MAX, 'appeal-long'),
})
export type AppealInput = z.input<typeof appealInput>

/**
 * How an appeal is decided: the action stands, it is undone, or, where it cannot be undone exactly, a moderator has put it right by hand.
 */
export const VERDICTS = ['uphold', 'overturn', 'by-hand'] as const

/** A moderator's decision about an appeal, with the reason that everybody reads. */
export const verdictInput = z.strictObject({ verdict: z.enum(VERDICTS, 'act-missing'), ...why }).superRefine((verdict, context) => {
  const wrong = whyNotExplained(verdict.verdict === 'uphold' ? 'uphold' : 'overturn', verdict)
  if (wrong) context.addIssue({ code: 'custom', path: [wrong.field], message: wrong.reason })
})
export type VerdictInput = z.input<typeof verdictInput>
export type Verdict = z.output<typeof verdictInput>
