import { classes } from './classes'

const COLOURS = 8

/** A person's initial on a disc whose colour follows from the handle; silent, as the name stands beside it. */
export function Avatar({ handle, name, small = false }: { handle: string; name: string; small?: boolean }) {
  const [initial = '?'] = name.trim() || handle
  return (
    <span className={classes('avatar', `avatar-${colourOf(handle)}`, small && 'avatar-small')} aria-hidden="true">
      {initial.toLocaleUpperCase()}
    </span>
  )
}

function colourOf(handle: string): number {
  let sum = 0
  for (const sign of handle) sum = (sum * 31 + sign.codePointAt(0)!) % 8191
  return sum % COLOURS
}
