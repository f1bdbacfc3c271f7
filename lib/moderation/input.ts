import { z } from 'zod'
import { explained, why } from '@/lib/ledger/input'
import { cleanBody } from '@/lib/markdown/clean'
import type { Selected } from '@/lib/markdown/cut'
import { scopeText } from '@/lib/spoilers/scope'

/** The newest action on the post that the moderator has seen (0: there was none): what came after it is not overridden unseen. Null: not asked. */
const last = z.int().min(0).nullable().default(null)

const scope = z.string('scope-missing').min(1, 'scope-missing').pipe(scopeText)

/** A moderator's decision about a post. */
export const decisionInput = z
  .discriminatedUnion(
    'act',
    [
      z.strictObject({ act: z.literal('confirm'), ...why, last }),
      z.strictObject({ act: z.literal('unseal'), ...why, last }),
      z.strictObject({ act: z.literal('dismiss'), ...why, last }),
      z.strictObject({ act: z.literal('seal'), scope, ...why, last }),
      z.strictObject({ act: z.literal('rescope'), scope, ...why, last }),
      z.strictObject({
        act: z.literal('seal-part'),
        scope,
        /** The revision whose source was looked at. */
        revision: z.int().min(1),
        /** Where the words are in the source, in UTF-16 units; or null, and the words themselves say it. */
        start: z.int().min(0).nullable().default(null),
        end: z.int().min(0).nullable().default(null),
        words: z.string().transform((text) => cleanBody(text).trim()).default(''),
        ...why,
        last,
      }),
    ],
    'act-missing',
  )
  .superRefine((decision, context) => explained(decision.act, decision, context))
export type DecisionInput = z.input<typeof decisionInput>
export type Decision = z.output<typeof decisionInput>

/** Why something is taken back. */
export const undoInput = z.strictObject(why).superRefine((undo, context) => explained('undo', undo, context))
export type UndoInput = z.input<typeof undoInput>

/** What of a shown text an address says was selected, "from-to-all" in signs without white space (lib/markdown/cut.ts); null where it says nothing. */
export function selectedFrom(asked: string | string[] | undefined): Selected | null {
  const [, from, to, all] = /^(\d{1,6})-(\d{1,6})-(\d{1,6})$/.exec(String(asked ?? '')) ?? []
  return all === undefined ? null : { from: Number(from), to: Number(to), all: Number(all) }
}
