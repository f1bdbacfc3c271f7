/** "95" and "1:35" are minute 95; '' is null; anything else comes back as typed. */
export function minuteFromField(text: string): number | string | null {
  const trimmed = text.trim()
  if (!trimmed) return null
  const [, hours, minutes] = /^(\d):([0-5]?\d)$/.exec(trimmed) ?? []
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes)
  return /^\d{1,3}$/.test(trimmed) ? Number(trimmed) : trimmed
}
