import { db } from '@/lib/db/client'
import { isConflict } from '@/lib/db/conflict'
import { inTransaction } from '@/lib/db/transaction'
import type { Queries } from '@/lib/db/client'
import { tellEverything, tellPerson } from '@/lib/events/changes'
import type { VersionKey } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { DEFAULT_OPENS, type Opens } from '@/lib/spoilers/opens'
import { formatSeen, normaliseSeen, type Seen } from '@/lib/spoilers/seen'
import type { Member, Standing } from '@/lib/viewer/viewer'
import { welcomeInput, type WelcomeInput } from './input'
import { freeHandle, personByMethod } from './read'
import { cleanName, handleKey } from './rules'

/** An identity that a provider has vouched for. */
interface Method {
  provider: string
  id: string
}

interface Newcomer {
  name: string | null
  /** An address that the provider has verified, or none. */
  email: string | null
  locale: Locale
  /** `newcomer`, but for the demo's people. */
  standing: Standing
  method: Method
}

// Two who join at the same moment with the same name meet in the unique index; the second finds another handle.
const JOIN_TRIES = 4

/** Makes a person of somebody who signs in for the first time, with a handle at once. The same identity twice is one person. */
export async function joinForum({ name, email, locale, standing, method }: Newcomer): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const handle = await freeHandle(name ?? '')
    const account = { provider: method.provider, providerAccountId: method.id }
    const data = { handle, handleKey: handleKey(handle), name: cleanName(name) || handle, email, locale, standing, accounts: { create: account } }
    try {
      return (await db().person.create({ data, select: { id: true } })).id
    } catch (thrown) {
      if (!isConflict(thrown)) throw thrown
      const already = await personByMethod(method.provider, method.id)
      if (already) return already.id
      if (tries === JOIN_TRIES) throw thrown
    }
  }
}

/** Adds a way to sign in to a person. It is already somebody else's: a unique index refuses with an exception. */
export async function connectMethod(personId: number, { provider, id }: Method): Promise<void> {
  const holder = await personByMethod(provider, id)
  if (holder?.id === personId) return
  await db().account.create({ data: { personId, provider, providerAccountId: id } })
}

/** Takes a way to sign in from a member; never the last one. */
export async function disconnectMethod(viewer: Member, { provider, id }: Method): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    // Held, so that two requests at once cannot take the last two.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${viewer.personId} FOR UPDATE`
    const accounts = await tx.account.findMany({ where: { personId: viewer.personId } })
    if (!accounts.some((account) => account.provider === provider && account.providerAccountId === id)) return refused('method-missing')
    if (accounts.length === 1) return refused('method-last')
    await tx.account.deleteMany({ where: { personId: viewer.personId, provider, providerAccountId: id } })
    return done(null)
  })
}

/**
 * Keeps the address that a provider has verified, where the person has none and nobody else has it; and makes an administrator of
 * whoever holds one of `admins` (lower case).
 */
export async function recogniseAddress(personId: number, email: string, admins: readonly string[]): Promise<void> {
  try {
    await db().person.updateMany({ where: { id: personId, email: null }, data: { email } })
  } catch (thrown) {
    if (!isConflict(thrown)) throw thrown
  }
  if (!admins.includes(email)) return
  await inTransaction(async (tx) => {
    const { count } = await tx.person.updateMany({ where: { id: personId, standing: { not: 'admin' } }, data: { standing: 'admin' } })
    // It stands beside each of their posts.
    if (count > 0) await tellEverything(tx)
  })
}

/** Answers the first sign-in's questions, once: sent again it changes nothing. The handle is refused when it looks like another's. */
export async function answerWelcome(viewer: Member, raw: WelcomeInput): Promise<Outcome<{ handle: string; seen: Seen }>> {
  const input = checked(welcomeInput, raw)
  if (!input.ok) return input
  const { handle, locale, seen } = input.value
  try {
    return await inTransaction(async (tx) => {
      const data = { handle, handleKey: handleKey(handle), locale, welcomedAt: new Date() }
      const { count } = await tx.person.updateMany({ where: { id: viewer.personId, welcomedAt: null }, data })
      if (count === 0) return done({ handle: viewer.handle, seen: viewer.declared })
      await putSeen(tx, viewer.personId, seen)
      return done({ handle, seen })
    })
  } catch (thrown) {
    if (!isConflict(thrown)) throw thrown
    return refused('handle-taken', 'handle', { idea: await freeHandle(handle) })
  }
}

/** What a member has seen, all of it: what is not named counts as not seen. */
export async function keepSeen(viewer: Member, seen: Seen): Promise<void> {
  if (formatSeen(seen) === formatSeen(viewer.declared)) return
  await inTransaction(async (tx) => {
    await putSeen(tx, viewer.personId, seen)
    const { showsSeen } = await tx.person.findUniqueOrThrow({ where: { id: viewer.personId }, select: { showsSeen: true } })
    if (showsSeen) await tellPerson(tx, viewer.handle)
  })
}

/** How sealed text opens to a member. What holds already is not written, so that who never chose goes on with what is usual. */
export async function keepOpens(viewer: Member, opens: Opens): Promise<void> {
  if (opens !== viewer.opens) await db().person.update({ where: { id: viewer.personId }, data: { opens } })
}

/** What a member's browser chose before they signed in counts where the account never chose; answers what holds now. */
export async function firstOpens(viewer: Member, here: Opens): Promise<Opens> {
  if (here === DEFAULT_OPENS) return viewer.opens
  const { count } = await db().person.updateMany({ where: { id: viewer.personId, opens: null }, data: { opens: here } })
  return count > 0 ? here : viewer.opens
}

async function putSeen(tx: Queries, personId: number, seen: Seen): Promise<void> {
  const entries = Object.entries(normaliseSeen(seen)) as [VersionKey, number | 'whole'][]
  await tx.progress.deleteMany({ where: { personId } })
  const rows = entries.map(([version, amount]) => ({ personId, version, until: amount === 'whole' ? null : amount }))
  await tx.progress.createMany({ data: rows, skipDuplicates: true })
}

/** Ends all of a member's sessions, on every device, at once. */
export async function endAllSessions(viewer: Member): Promise<void> {
  await db().session.deleteMany({ where: { personId: viewer.personId } })
}
