/** Lines of the height of text, where text will be: same size, so that nothing moves when it comes. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="grid gap-3" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => <span key={line} className="skeleton" />)}
    </div>
  )
}
