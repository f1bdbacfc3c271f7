/** The drawn mark of the place: a window with bars, a balloon behind it. Silent; the name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className="mark-night" d="M6 29V13a10 10 0 0 1 20 0v16Z" />
      <path className="mark-balloon" d="M17 7.5c3.7 0 6.3 2.7 6.3 6.2 0 3.5-3.1 6.2-5.3 8h-2c-2.2-1.8-5.3-4.5-5.3-8 0-3.5 2.6-6.2 6.3-6.2Z" />
      <path className="mark-balloon" d="M15.7 23h2.6v2.2h-2.6Z" />
      <path className="mark-bars" d="M6 29V13a10 10 0 0 1 20 0v16ZM12.7 3.6V29M19.3 3.6V29M6 19.5h20" />
    </svg>
  )
}
