import type { Standing } from '@/lib/viewer/viewer'

/** A person as others see them (contract: Person). */
export interface PersonView {
  handle: string
  name: string
  avatar: string | null
  standing: Standing
}

/** The columns that `personView` needs. */
export const personColumns = { handle: true, name: true, standing: true } as const

export function personView({ handle, name, standing }: Omit<PersonView, 'avatar'>): PersonView {
  return { handle, name, avatar: null, standing }
}
