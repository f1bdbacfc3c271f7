/** One bar of a plot: a label, and how much of each part it has. */
export interface Bar {
  label: string
  values: readonly number[]
}

// Of the picture's own units: about a phone's pixels, so that its letters are read there; it is drawn as wide as its place.
const [WIDTH, HEIGHT, FOOT] = [400, 130, 18]

/**
 * Bars beside each other, their parts one on the other, or with `beside` next to each other. The picture says nothing to who hears the page: its
 * numbers stand in a table below.
 */
export function Plot({ bars, beside = false }: { bars: readonly Bar[]; beside?: boolean }) {
  const most = Math.max(1, ...bars.map(({ values }) => (beside ? Math.max(...values) : values.reduce((sum, one) => sum + one, 0))))
  const step = WIDTH / bars.length
  const room = HEIGHT - FOOT
  return (
    <svg className="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <line className="plot-ground" x1={0} x2={WIDTH} y1={room} y2={room} />
      {bars.map(({ label, values }, index) => {
        const wide = step * 0.7
        let below = 0
        return (
          <g key={label}>
            {values.map((value, part) => {
              const tall = (value / most) * (room - 4)
              const x = index * step + step * 0.15 + (beside ? (part * wide) / values.length : 0)
              if (!beside) below += tall
              return tall > 0 && <rect key={part} className={`plot-${part}`} x={round(x)} y={round(room - (beside ? tall : below))} width={round(beside ? wide / values.length : wide)} height={round(tall)} />
            })}
            <text x={round(index * step + step / 2)} y={HEIGHT - 4}>{label}</text>
          </g>
        )
      })}
    </svg>
  )
}

/** What the parts of a plot are. */
export function Legend({ parts }: { parts: readonly string[] }) {
  return <ul className="plot-legend">{parts.map((part, index) => <li key={part}><svg viewBox="0 0 10 10" aria-hidden="true"><rect className={`plot-${index}`} width="10" height="10" /></svg>{part}</li>)}</ul>
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
