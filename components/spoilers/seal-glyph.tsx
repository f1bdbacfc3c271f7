/** Where the seal's window, its bars and its light are drawn; the same in components and in sealed text. */
export const GLYPH = {
  viewBox: '0 0 16 16',
  window: 'M2.5 14.5V7a5.5 5.5 0 0 1 11 0v7.5Z',
  bars: 'M6.2 2v12.5M9.8 2v12.5M2.5 9h11',
} as const

/** The small seal: the mark's window, dark behind its bars. */
export function SealGlyph() {
  return (
    <svg className="seal-glyph" viewBox={GLYPH.viewBox} aria-hidden="true" focusable="false">
      <path className="seal-window" d={GLYPH.window} />
      <path className="seal-bars" d={GLYPH.bars} />
    </svg>
  )
}
