import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

/**
 * CommonMark and GFM, with two things taken out. HTML is not a construct, so `<Yong-gu>` is the text it looks like.
 * And the second look that GFM takes at addresses after parsing is left out, because the nodes it makes do not say
 * where they come from, which sealing must know of every text.
 */
const processor = unified().use(remarkParse).use(remarkGfm).use(plainly).freeze()

interface Extension {
  transforms?: unknown
}

function plainly(this: Processor) {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] }
  data.micromarkExtensions?.push({ disable: { null: ['htmlFlow', 'htmlText'] } })
  const extensions = (data.fromMarkdownExtensions ?? []).flat(3) as Extension[]
  data.fromMarkdownExtensions = extensions.map(({ transforms: _, ...extension }) => extension)
}

/** Parses Markdown into its tree; every node tells its offsets in the source. */
export function parseMarkdown(source: string): Root {
  return processor.parse(source)
}
