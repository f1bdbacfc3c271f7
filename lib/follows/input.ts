import { z } from 'zod'
import { LEVELS } from './rules'

/** How much somebody wants to hear of a thread or a category. */
export const levelInput = z.strictObject({ level: z.enum(LEVELS) })
export type LevelInput = z.input<typeof levelInput>
