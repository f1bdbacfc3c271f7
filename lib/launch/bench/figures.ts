/** A figure of the benchmark. */
export interface Figure {
  /** What was measured. */
  name: string
  /** Milliseconds of one, or how many in a second. */
  unit: 'ms' | '/s'
  median: number
  worst: number
  /** The median as a share of what bare Node does in the same run: of its answers a second, or how many it gives in that time. */
  ofBareNode: number
  /** What we hold ourselves to, in the same unit; null where nothing is promised. */
  bound: number | null
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

/** Times as a figure. `bareNode`: the answers a second of bare Node in the same run. */
export function timeFigure(name: string, times: readonly number[], bound: number | null, bareNode: number): Figure {
  const middle = median(times)
  return { name, unit: 'ms', median: middle, worst: Math.max(...times), ofBareNode: (middle * bareNode) / 1000, bound }
}

/** Whether a figure's median keeps to its bound. */
export function holds({ unit, median: middle, bound }: Figure): boolean {
  return bound === null || (unit === 'ms' ? middle <= bound : middle >= bound)
}

/** The figures as a table in plain text. */
export function table(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => [
    figure.name, `${short(figure.median)} ${figure.unit}`, short(figure.worst), short(figure.ofBareNode), figure.bound === null ? '' : `${figure.bound}${holds(figure) ? '' : ' OVER'}`,
  ])
  const all = [['', 'median', 'worst', 'of bare Node', 'bound'], ...lines]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)))
  return all.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()).join('\n')
}

function short(figure: number): string {
  return figure >= 100 ? String(Math.round(figure)) : figure.toPrecision(2)
}
