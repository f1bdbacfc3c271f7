import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { uploadInput } from '@/lib/media/input'
import { FILE_BYTES } from '@/lib/media/rules'

const image = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  address: z.string().describe('What stands in the Markdown of a post.'),
  shown: z.string().describe('Where its uploader sees it before it stands in a post; good for an hour or two.'),
  width: z.int().min(1),
  height: z.int().min(1),
}).meta({ id: 'Image' })

export const sendImage = operation({
  id: 'sendImage', method: 'POST', path: '/media', group: 'posts', summary: 'Takes an image, and makes it anew without what a camera writes into it.',
  about: 'One that stands in no post within a day is taken away.',
  form: {
    file: { name: 'file', types: ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif'], most: FILE_BYTES, about: 'The image.' },
    fields: z.object({ description: uploadInput.shape.description.describe('What is to be seen on it.') }),
  },
  answer: image, status: 201, refuses: [413, 415, 503], location: ({ address }) => address,
})
