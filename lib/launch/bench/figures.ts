/** What we hold a figure to: one of its numbers, at least or at most so much. */
export interface Target {
  of: 'value' | 'p99' | 'ofBareNode'
  atLeast?: number
  atMost?: number
}

/** A figure of the benchmark. */
export interface Figure {
  /** What was measured. */
  name: string
  /** How many in a second, milliseconds or seconds of one, megabytes or kilobytes. */
  unit: '/s' | 'ms' | 's' | 'MB' | 'KB'
  /** The middle one of some rounds. */
  value: number
  /** Milliseconds until the middle answer, and until the slowest of a hundred. */
  p50?: number
  p99?: number
  /** The value as a share of what bare Node does in the same run: of its answers a second with the same bytes, or how many it gives in that time. */
  ofBareNode?: number
  /** The value as a share of how often the plainest client has the same statements answered in a second. */
  ofBareSql?: number
  target?: Target | null
}

/** How long `work` takes, in milliseconds, `runs` times after one that doesn't count. */
export async function timesOf(work: () => unknown, runs: number): Promise<number[]> {
  await work()
  const times = []
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  return times
}

/** The middle one of some figures; of an even number the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Times as a figure, held to `atMost` milliseconds. `bareNode`: the answers a second of bare Node in the same run. */
export function timeFigure(name: string, times: readonly number[], atMost: number, bareNode: number): Figure {
  const value = median(times)
  return { name, unit: 'ms', value, p50: value, p99: Math.max(...times), ofBareNode: (value * bareNode) / 1000, target: { of: 'value', atMost } }
}

/** Whether a figure keeps to what we hold it to. */
export function holds(figure: Figure): boolean {
  const { target } = figure
  if (!target) return true
  const number = figure[target.of]
  return number !== undefined && number >= (target.atLeast ?? -Infinity) && number <= (target.atMost ?? Infinity)
}

/** The figures as a table in plain text. */
export function table(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => [
    figure.name, `${short(figure.value)} ${figure.unit}`, short(figure.p50), short(figure.p99), short(figure.ofBareNode), short(figure.ofBareSql), saidOf(figure),
  ])
  return aligned([['', 'middle', 'p50 ms', 'p99 ms', 'of bare Node', 'of bare SQL', 'target'], ...lines])
}

/** What has become of figures of the same name while the forum grew: a column for each number of posts. */
export function growthTable(sizes: readonly { posts: number; figures: readonly Figure[] }[]): string {
  const names = [...new Set(sizes.flatMap(({ figures }) => figures.map(({ name }) => name)))]
  const lines = names.map((name) => [name, ...sizes.map(({ figures }) => {
    const figure = figures.find((one) => one.name === name)
    return figure ? `${short(figure.value)} ${figure.unit}` : ''
  })])
  return aligned([['posts', ...sizes.map(({ posts }) => String(posts))], ...lines])
}

function saidOf(figure: Figure): string {
  if (!figure.target) return ''
  const { of, atLeast, atMost } = figure.target
  const what = { value: '', p99: 'p99 ', ofBareNode: 'of Node ' }[of]
  return `${what}${atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`}${holds(figure) ? '' : ' MISSED'}`
}

function aligned(lines: readonly string[][]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()).join('\n')
}

function short(figure: number | undefined): string {
  if (figure === undefined) return ''
  return figure >= 100 ? String(Math.round(figure)) : figure.toPrecision(2)
}
