import { compose, postPlace } from '@/components/spoilers/compose'
import { render } from '@/lib/markdown/render'
import { revealing } from '@/lib/spoilers/reader'
import { Sealed } from '@/lib/spoilers/sealed'

/** A text as its author sees it before it is posted. */
export function preview(source: string): string {
  const { segments } = render(source, { base: [], fallback: { version: 'any', until: null } })
  const author = revealing({ seen: {}, personId: 1 }, 0, 'all')
  return compose(postPlace('en', { id: 0, threadId: 0, number: 0 }), segments.map(({ html, ...segment }) => {
    return { ...segment, html: new Sealed('html', html, { ...segment, postId: 0, authorId: 1 }).for(author) }
  }))
}
