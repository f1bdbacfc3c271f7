import { z } from 'zod'
import { why } from '@/lib/ledger/input'
import { cleanBody, isVisiblyEmpty } from '@/lib/markdown/clean'
import { threadInput } from '@/lib/threads/input'
import { FATES, REMARK_MAX, SETTABLE, SILENCE_MAX } from './rules'

const person = { target: z.string().min(1, 'person-missing').max(40, 'person-missing').describe('The person’s handle.'), ...why }
const { category } = threadInput.shape

/** What is said to somebody, which they have to read before they go on writing. */
const warnAct = z.strictObject({ action: z.literal('warn'), ...person })

/** Somebody reads and does not write for so many hours from now. */
const silenceAct = z.strictObject({ action: z.literal('silence'), ...person, hours: z.int('silence-hours').min(1, 'silence-hours').max(SILENCE_MAX, 'silence-hours') })

/** Somebody may not sign in any more; what they wrote stays, or is taken away until the ban is undone. */
const banAct = z.strictObject({ action: z.literal('ban'), ...person, posts: z.enum(FATES).default('leave') })
const unbanAct = z.strictObject({ action: z.literal('unban'), ...person })

/** Something about somebody that moderators tell one another. */
const noteAct = z.strictObject({
  action: z.literal('note'), ...person, canned: z.string().nullable().default('for-moderators'),
  text: z
    .string('note-empty')
    .transform((text) => cleanBody(text).trim())
    .refine((text) => !isVisiblyEmpty(text), 'note-empty')
    .refine((text) => [...text].length <= REMARK_MAX, 'note-long'),
})
const standingAct = z.strictObject({ action: z.literal('standing'), ...person, standing: z.enum(SETTABLE, 'standing-unknown') })
const appointAct = z.strictObject({ action: z.literal('appoint'), ...person, category })
const relieveAct = z.strictObject({ action: z.literal('relieve'), ...person, category })

/** All acts on people, as a program or a form sends them. */
export const SANCTIONS = [warnAct, silenceAct, banAct, unbanAct, noteAct, standingAct, appointAct, relieveAct] as const
export const sanctionInput = z.discriminatedUnion('action', [...SANCTIONS], 'act-missing')
export type SanctionInput = z.input<typeof sanctionInput>
export type Sanction = z.output<typeof sanctionInput>
