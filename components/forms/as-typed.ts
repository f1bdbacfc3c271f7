/** What somebody types, as JSON for the API: without the NUL that a paste may hold, which no text of ours does and the API refuses. */
export function asTyped(typed: object): string {
  return JSON.stringify(typed, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '') : value))
}
