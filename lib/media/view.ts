import { grantedAddress } from '@/lib/images/grants'
import type { Cleared } from '@/lib/spoilers/sealed'
import { api } from '@/lib/paths'

/** An image that its uploader has just brought. */
export interface UploadView {
  id: string
  /** What stands in Markdown. */
  address: string
  /** Where they see it before it stands anywhere; good for an hour or two. */
  shown: string
  width: number
  height: number
}

/** An upload with what was said about it, for the page without script. */
export interface DescribedView extends UploadView {
  description: Cleared<'source'>
}

/** An upload's row as its uploader gets it. */
export function uploadView({ id, width, height }: { id: string; width: number; height: number }): UploadView {
  return { id, width, height, address: api.media(id), shown: grantedAddress(id) }
}
