import { SaxesParser } from 'saxes'
import { z } from 'zod'

/** An element of an XML document, with its name as it is written. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
}

/** Reads a document as strictly as XML 1.0 with namespaces is meant; throws at whatever is not well-formed. */
export function strictXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true, position: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])), children: [], text: '' }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('text', (part) => void (open.at(-1)!.text += part))
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return root.children[0]!
}

/** The children of this name. */
export function all({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => child.name === name)
}

// RFC 3339: a date, a time and a zone, as RFC 4287 asks for.
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** What a document lacks of, or does against, what RFC 4287 says of feeds and their entries. */
export function atomFaults(feed: XmlElement): string[] {
  const faults: string[] = []
  const once = (element: XmlElement, ...names: string[]) => names.filter((name) => all(element, name).length !== 1).forEach((name) => faults.push(`${element.name} has not one ${name}`))
  const checkLinks = (element: XmlElement) => {
    const links = all(element, 'link')
    if (links.some(({ attributes }) => !isWhole(attributes.href))) faults.push(`${element.name} has a link that is not whole`)
    if (links.filter(({ attributes }) => attributes.rel === 'alternate' && attributes.type === 'text/html').length !== 1) faults.push(`${element.name} has not one page`)
  }
  if (feed.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom') faults.push('not an Atom feed')
  once(feed, 'id', 'title', 'updated', 'subtitle', 'icon')
  checkLinks(feed)
  if (all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self').length !== 1) faults.push('the feed does not say where it is')
  const known = ['id', 'title', 'updated', 'subtitle', 'icon', 'link', 'entry']
  if (feed.children.some(({ name }) => !known.includes(name))) faults.push('the feed has elements that are not its own')
  for (const entry of all(feed, 'entry')) {
    once(entry, 'id', 'title', 'updated', 'published', 'author', 'content')
    checkLinks(entry)
    const [author] = all(entry, 'author')
    if (!author || all(author, 'name').length !== 1 || !all(author, 'name')[0]!.text.trim()) faults.push('an author without a name')
    if (author && all(author, 'uri').some(({ text }) => !isWhole(text))) faults.push('an author’s page that is not whole')
    if (all(entry, 'category').some(({ attributes }) => !attributes.term)) faults.push('a category without a term')
    if (all(entry, 'content').some(({ attributes, children }) => attributes.type !== 'html' || children.length > 0)) faults.push('content that is not escaped HTML')
  }
  const elements = [feed, ...all(feed, 'entry')]
  const dates = elements.flatMap((element) => [...all(element, 'updated'), ...all(element, 'published')])
  faults.push(...dates.filter(({ text }) => !RFC3339.test(text) || Number.isNaN(Date.parse(text))).map(({ text }) => `${text} is no date`))
  const ids = elements.flatMap((element) => all(element, 'id')).map(({ text }) => text)
  if (new Set(ids).size !== ids.length) faults.push('ids are not unique')
  faults.push(...ids.filter((id) => !isWhole(id)).map((id) => `${id} is no id`))
  return faults
}

function isWhole(address = ''): boolean {
  return /^https?:\/\//.test(address) && URL.canParse(address)
}

const address = z.url({ protocol: /^https?$/ })
const time = z.string().regex(RFC3339)

/** JSON Feed 1.1 (https://jsonfeed.org/version/1.1), with what is required there and nothing that is not in it. */
export const JSON_FEED = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  description: z.string(),
  icon: address,
  language: z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: address,
      title: z.string().min(1),
      content_html: z.string(),
      date_published: time,
      date_modified: time,
      authors: z.array(z.strictObject({ name: z.string().min(1), url: address.optional() })).min(1),
      tags: z.array(z.string()),
    }),
  ),
})
