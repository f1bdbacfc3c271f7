const SETTING = 'keys'

/** Whether single keys are on, on this device: whoever dictates turns them off. */
export function remembered(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off'
  } catch {
    return true
  }
}

/** Keeps whether single keys are on; answers it. */
export function remember(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(SETTING)
    else localStorage.setItem(SETTING, 'off')
  } catch {
    // Without storage single keys stay on.
  }
  return on
}
