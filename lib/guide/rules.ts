/** The sections of the film guide, in order. The first is wholly safe; each of the others has a category of the same name. */
export const SECTIONS = ['premise', 'story', 'cell', 'trial', 'performances', 'music', 'korea', 'remakes', 'questions'] as const
export type Section = (typeof SECTIONS)[number]

export function isSection(value: string): value is Section {
  return (SECTIONS as readonly string[]).includes(value)
}

/** The gate knows texts by a post's id; the guide's sections, which are no posts, have the negative numbers. */
export function gateId(section: Section): number {
  return -1 - SECTIONS.indexOf(section)
}

/** Pages of plain text that come from content/pages. */
export const PAGES = ['about', 'guidelines', 'privacy'] as const
export type PageName = (typeof PAGES)[number]
