import type { ElementContent } from 'hast'
import type { Part } from '@/lib/markdown/partition'
import { altOf, isBlock } from '@/lib/markdown/pieces'
import type { Scope } from '@/lib/spoilers/scope'

/** A stretch of a post's plain text, in its place among the others. */
export interface Run {
  readonly text: string
  /** Every scope on it, as on the segment that it belongs to. */
  readonly scopes: readonly Scope[]
}

/** The parts' texts in the order in which they are read: a child stands where its slot is. Blocks are on lines of their own. */
export function runsOf(parts: readonly Part[], scopesOf: (part: Part) => readonly Scope[]): Run[] {
  const runs: Run[] = []
  const say = (text: string, scopes: readonly Scope[]) => {
    if (text !== '') runs.push({ text, scopes })
  }
  const breakLine = (scopes: readonly Scope[]) => {
    if (runs.length > 0 && !runs.at(-1)!.text.endsWith('\n')) say('\n', scopes)
  }
  const walk = (nodes: readonly ElementContent[], scopes: readonly Scope[]) => {
    for (const node of nodes) {
      if (node.type === 'text') say(node.value, scopes)
      if (node.type !== 'element') continue
      const slot = node.properties.dataSegment
      const child = slot === undefined ? undefined : parts[Number(slot)]
      const cell = node.tagName === 'td' || node.tagName === 'th'
      const line = node.tagName === 'br' || (isBlock(node.tagName) && !cell)
      if (line) breakLine(scopes)
      say(altOf(node), scopes)
      if (child) walk(child.content, scopesOf(child))
      else walk(node.children, scopes)
      if (line) breakLine(scopes)
      if (cell) say(' ', scopes)
    }
  }
  const [root] = parts
  if (root) walk(root.content, scopesOf(root))
  return runs
}
