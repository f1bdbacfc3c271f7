import type { TokenScope } from '@/lib/api/operation'

/** A token as its owner sees it; what it is made of is shown once, when it is made. */
export interface TokenView {
  id: number
  name: string
  scopes: readonly TokenScope[]
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
}
