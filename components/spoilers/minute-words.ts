/** A minute of a film as people write it: 95 → "1:35". */
export function minuteWords(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
