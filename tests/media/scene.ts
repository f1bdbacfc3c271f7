import { compose, postPlace } from '@/components/spoilers/compose'
import { imageMarkdown } from '@/components/media/image-markdown'
import { upload } from '@/lib/media/write'
import { readPostById } from '@/lib/posts/read'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { given } from '@/tests/factories'
import { aPicture, uploading } from './pictures'

/** An image that this member has uploaded, and its Markdown. */
export async function anImage({ by, description = 'A cell with a window' }: { by: Member; description?: string }) {
  const view = given(await upload(by, uploading(await aPicture().png().toBuffer(), { description })))
  return { ...view, markdown: imageMarkdown(description, view.address) }
}

/** A post as a page shows it to this viewer. */
export async function shownTo(viewer: Viewer, postId: number): Promise<string> {
  const post = (await readPostById(viewer, postId))!
  return compose(postPlace('en', post), post.segments)
}

/** The grant in an address. */
export function grantIn(address: string | undefined): string | null {
  return new URL(address ?? '', 'http://site.invalid').searchParams.get('for')
}

/** The addresses of the images that a piece of HTML shows. */
export function imagesOf(html: string): string[] {
  return Array.from(html.matchAll(/<img src="([^"]+)"/g), ([, address]) => address!)
}
