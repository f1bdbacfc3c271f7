import { render } from '@/lib/markdown/render'
import { BODY_MAX } from '@/lib/posts/rules'
import { HOSTILE } from '@/tests/markdown/hostile'
import { timeFigure, timesOf, type Figure } from './figures'

// One core's milliseconds for the longest post that may be written, whatever is in it.
const BOUND_MS = 100

const RUNS = 5
const WORST = 5

/** The hostile texts that take longest to render at the length of the longest post; their number is in the name of the first. */
export async function measureRendering(bareNode: number, note: (detail: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, text] of Object.entries(HOSTILE)) {
    note(name)
    const source = text(BODY_MAX)
    const times = await timesOf(() => render(source, { base: [], fallback: { version: 'any', until: null } }), RUNS)
    figures.push(timeFigure(`render ${BODY_MAX} hostile characters: ${name}`, times, BOUND_MS, bareNode))
  }
  return figures.sort((a, b) => b.value - a.value).slice(0, WORST)
}
