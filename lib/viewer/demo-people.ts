import people from '@/prisma/demo/people.json'
import type { Standing } from './viewer'

/** The four who have a button of their own. The newcomer is nobody yet: signing in as them is a first sign-in. */
export const DEMO_KEYS = ['newcomer', 'fan', 'moderator', 'admin'] as const
type DemoKey = (typeof DEMO_KEYS)[number]

/** What the demo provider claims about somebody. */
interface DemoClaims {
  [claim: string]: string | boolean | undefined
  sub: string
  name: string
  email: string
  email_verified: boolean
  standing: Standing
}

// Thirty signs in hexadecimal keep a subject under the 255 that OpenID Connect allows.
const LONGEST_TYPED = 30

/** The subject for what was chosen or typed; null when there is nothing in it. Upper and lower case are the same person. */
export function demoSubject(account: string): string | null {
  const typed = [...account.normalize('NFKC').replace(/\p{C}/gu, '').trim()].slice(0, LONGEST_TYPED).join('').toLowerCase()
  if (!typed) return null
  return /^[a-z0-9-]+$/.test(typed) ? typed : `x.${Buffer.from(typed).toString('hex')}`
}

/** Who a subject is. The standing is believed from this provider alone, which exists on one machine only. */
export function demoClaims(sub: string): DemoClaims {
  const named = people.find(({ key }) => key === sub && isDemoKey(key))
  const typed = sub.startsWith('x.') ? Buffer.from(sub.slice(2), 'hex').toString() : sub
  const name = named?.name ?? typed.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
  return { sub, name, email: `${sub}@demo.invalid`, email_verified: true, standing: (named?.standing ?? 'newcomer') as Standing }
}

function isDemoKey(key: string): key is DemoKey {
  return (DEMO_KEYS as readonly string[]).includes(key)
}
