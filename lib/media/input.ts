import { z } from 'zod'
import { cleanBody } from '@/lib/markdown/clean'
import { DESCRIPTION_MAX } from './rules'

/** What is said about an image that is uploaded. */
export const uploadInput = z.object({
  description: z.string().default('').transform((text) => cleanBody(text).replace(/\s+/g, ' ').trim())
    .refine((text) => [...text].length <= DESCRIPTION_MAX, { error: 'image-long-description' }),
})
