const SHAPES = {
  plus: <path d="M12 5v14M5 12h14" />,
  search: <><circle cx="10.5" cy="10.5" r="6.5" /><path d="m15.5 15.5 5 5" /></>,
  eye: <><path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" /><circle cx="12" cy="12" r="2.75" /></>,
  down: <path d="m6 9.5 6 6 6-6" />,
  sun: <><circle cx="12" cy="12" r="4" /><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" /></>,
  moon: <path d="M20 14.2A8.5 8.5 0 0 1 9.8 4a8.5 8.5 0 1 0 10.2 10.2Z" />,
  cross: <path d="M6 6l12 12M18 6 6 18" />,
  check: <path d="m5 12.5 4.5 4.5L19 7" />,
  alert: <><circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.4v.1" /></>,
  reply: <path d="M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6V19" />,
  bold: <path d="M7.5 4.5h5.75a3.6 3.6 0 0 1 0 7.2H7.5V4.5Zm0 7.2h6.6a3.9 3.9 0 0 1 0 7.8H7.5v-7.8Z" strokeWidth={2.75} />,
  italic: <path d="M10.5 4.5h7M6.5 19.5h7M14.5 4.5l-5 15" />,
  list: <><path d="M9.5 6h11M9.5 12h11M9.5 18h11" /><path d="M4.5 6h.01M4.5 12h.01M4.5 18h.01" strokeWidth={3} /></>,
  code: <path d="m8.5 7-5 5 5 5M15.5 7l5 5-5 5" />,
  poll: <path d="M5 5h11M5 12h14M5 19h7" strokeWidth={3} />,
  quote: <path d="M10 7H5.5v5.5H10V7Zm0 5.5c0 2.5-1.5 4-3.5 4.5M19 7h-4.5v5.5H19V7Zm0 5.5c0 2.5-1.5 4-3.5 4.5" />,
  link: <path d="M10 14a4 4 0 0 0 5.8.2l3-3a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-5.8-.2l-3 3a4 4 0 0 0 5.6 5.6l1.4-1.3" />,
  share: <path d="M12 15V3.5M7.5 8 12 3.5 16.5 8M5 12v8.5h14V12" />,
  flag: <path d="M5.5 21V4.5c4-2.5 8 2.5 13 0v9.5c-5 2.5-9-2.5-13 0" />,
  bookmark: <path d="M7 4h10v16l-5-4-5 4V4Z" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth={3} />,
  pin: <path d="M12 15.5V21M8.5 3.5h7l-1 6 3 3.5v2.5h-11V13l3-3.5-1-6Z" />,
  lock: <><rect x="5" y="10.5" width="14" height="10" rx="2" /><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" /></>,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 21h4" />,
  mute: <path d="M6 16.5V11a6 6 0 0 1 9.5-4.9M18 10.5v6l1.5 1.5h-11M10 21h4M4 4l16 16" />,
  pencil: <path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5 17.5 10" />,
  undo: <path d="M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-4" />,
  shield: <path d="M12 3 4.5 6v5.5c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.5V6L12 3Z" />,
  image: <><rect x="3.5" y="5" width="17" height="14" rx="2" /><circle cx="9" cy="10" r="1.5" /><path d="m4 17 5-4 3.5 2.5L16 12l4.5 4" /></>,
  comment: <path d="M4 5h16v11.5h-8.5L7 20.5v-4H4V5Z" />,
  globe: <><circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c5.5 5.5 5.5 12.5 0 18M12 3c-5.5 5.5-5.5 12.5 0 18" /></>,
} as const

export type IconName = keyof typeof SHAPES

/** A small drawing beside words or, with its control's own name, instead of them; silent for screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2}
      strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false"
    >
      {SHAPES[name]}
    </svg>
  )
}
