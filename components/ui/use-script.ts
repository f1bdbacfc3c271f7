import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether the page's script runs: false in what the server draws and for whoever has none, true from the moment the page listens. */
export function useScript(): boolean {
  return useSyncExternalStore(never, () => true, () => false)
}
