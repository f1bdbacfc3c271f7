/** Where the mark's window (an arched opening), its bars and its balloon are drawn, in a square of 32. */
export const MARK = {
  viewBox: '0 0 32 32',
  frame: 'M5.5 29V13.5a10.5 10.5 0 0 1 21 0V29Z',
  balloon: 'M16 6.5a7.2 7.2 0 0 1 7.2 7.2c0 3.6-3 6-5.4 8.3h-3.6c-2.4-2.3-5.4-4.7-5.4-8.3A7.2 7.2 0 0 1 16 6.5Z',
  basket: 'M14.4 24h3.2v2.6h-3.2Z',
  bars: 'M10.7 4.5V29M16 3v26M21.3 4.5V29',
} as const

/** The drawn mark of the place: a window with bars, a balloon behind it. Silent; the name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox={MARK.viewBox} aria-hidden="true" focusable="false">
      <path className="mark-night" d={MARK.frame} />
      <path className="mark-balloon" d={MARK.balloon} />
      <path className="mark-balloon" d={MARK.basket} />
      <path className="mark-bars" d={MARK.bars} />
      <path className="mark-frame" d={MARK.frame} />
    </svg>
  )
}
