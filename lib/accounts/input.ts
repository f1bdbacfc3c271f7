import { z } from 'zod'
import { QUIET_KINDS } from '@/lib/notices/rules'
import type { QuietKind } from '@/lib/notices/view'
import { localeText, nameText } from '@/lib/people/input'
import { OPENS } from '@/lib/spoilers/opens'
import { POSTS_LEFT } from './rules'

const quietKind = z.enum(QUIET_KINDS as readonly [QuietKind, ...QuietKind[]])

/** What a member decides about themselves. What is left out stays. */
export const changeInput = z.strictObject({
  name: nameText.optional(),
  locale: localeText.optional(),
  opens: z.enum(OPENS).optional(),
  showsSeen: z.boolean().optional(),
  quiet: z.array(quietKind).max(QUIET_KINDS.length).optional(),
})
export type ChangeInput = z.input<typeof changeInput>

/** How somebody leaves: what becomes of their posts, and their handle once more, so that nobody leaves by a slip of the finger. */
export const leaveInput = z.strictObject({
  posts: z.enum(POSTS_LEFT, 'posts-undecided'),
  handle: z.string().max(100, 'handle-other'),
})
export type LeaveInput = z.input<typeof leaveInput>
