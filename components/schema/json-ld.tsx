import type { Graph } from 'schema-dts'

// What could end the script early, or a line in it where an old parser looks.
const ESCAPED: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }

/** What a page is about, for search engines. A block of data, which no browser runs and no policy has to allow. */
export function JsonLd({ graph }: { graph: Graph['@graph'] }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph } satisfies Graph)
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json.replace(/[<>&\u2028\u2029]/g, (sign) => ESCAPED[sign] ?? '') }} />
}
