import { bringPosts, takePosts } from '@/lib/bans/write'
import type { Queries } from '@/lib/db/client'
import { lockPerson } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { tellEverything, tellPerson } from '@/lib/events/changes'
import { logPersonAction, type PersonEntry } from '@/lib/events/log'
import { whyNotExplained } from '@/lib/ledger/input'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { isEarned } from '@/lib/standing/rules'
import { considerStanding, standingNow } from '@/lib/standing/write'
import type { Member, Standing, Viewer } from '@/lib/viewer/viewer'
import { sanctionInput, type Sanction, type SanctionInput } from './input'
import { FAMILY, isLastAdmin, isPersonAct, whyNotOver, whyNotSanction, whySilent, type PersonAct, type Subject } from './rules'

// Somebody may have written for years: each of their posts is touched.
const SANCTION_MS = 300_000

/**
 * One act on a person: what is done, its entry in the log and the news of it are one transaction. Answers the entry's id. Whoever acts is looked up
 * again, so that two admins who act on each other at once are one after the other.
 */
export async function sanction(viewer: Viewer, raw: SanctionInput): Promise<Outcome<{ actionId: number }>> {
  const input = checked(sanctionInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  return write((tx) => carryOut(tx, viewer, input.value), { timeout: SANCTION_MS })
}

async function carryOut(tx: Queries, viewer: Member, { target, ...given }: Sanction): Promise<Outcome<{ actionId: number }>> {
  const found = await tx.person.findUnique({ where: { handle: target.toLowerCase().replace(/^@/, '') }, select: { id: true } })
  // Who may do nothing here is not told who is there.
  const early = whyNotOver(viewer, { personId: 0, standing: 'newcomer' })
  if (early && !(found?.id === viewer.personId)) return refusedAll([whySilent(viewer) ?? { reason: early }])
  if (!found) return refused('person-missing', 'target')
  const admins = await heldAdmins(tx)
  const subject = await heldSubject(tx, found.id)
  const actor = await actorNow(tx, viewer)
  if (!actor) return refused('not-moderator')
  const category = 'category' in given ? await tx.category.findUnique({ where: { slug: given.category }, select: { id: true } }) : undefined
  const asked = { act: given.action, standing: given.action === 'standing' ? given.standing : undefined, categoryId: category?.id }
  const why = whyNotSanction(actor, subject, asked)
  if (why) return refused(why)
  if (category === null) return refused('category-unknown', 'category')
  const unexplained = whyNotExplained(given.action, given)
  if (unexplained) return refusedAll([unexplained])
  const loses = given.action === 'ban' || (given.action === 'standing' && given.standing !== 'admin')
  if (loses && isLastAdmin(admins, subject.personId)) return refused('last-admin')
  const entry = { kind: given.action, actorId: viewer.personId, reason: given.reason, canned: given.canned }
  return DO[given.action](tx, subject, entry, { ...given, categoryId: category?.id } as never)
}

type Held = Awaited<ReturnType<typeof heldSubject>>
type Given<A extends PersonAct> = Extract<Sanction, { action: A }> & { categoryId?: number }
type Doing<A extends PersonAct> = (tx: Queries, subject: Held, entry: PersonEntry, given: Given<A>) => Promise<Outcome<{ actionId: number }>>

const DO: { [A in PersonAct]: Doing<A> } = {
  warn: async (tx, { personId }, entry) => {
    const actionId = await logPersonAction(tx, personId, entry)
    await tx.warning.create({ data: { actionId, personId }, select: { actionId: true } })
    return done({ actionId })
  },
  silence: async (tx, subject, entry, { hours }) => {
    const until = new Date(Date.now() + hours * 3_600_000)
    await tx.person.update({ where: { id: subject.personId }, data: { silencedUntil: until }, select: { id: true } })
    const actionId = await logPersonAction(tx, subject.personId, { ...entry, until, priorUntil: subject.silencedUntil })
    await considerStanding(tx, [subject.personId])
    return done({ actionId })
  },
  ban: async (tx, subject, entry, { posts }) => {
    const actionId = await logPersonAction(tx, subject.personId, { ...entry, fate: posts })
    // By the log's clock, from which undoing an unban takes it.
    const { createdAt } = await tx.action.findUniqueOrThrow({ where: { id: actionId }, select: { createdAt: true } })
    await shutOut(tx, subject.personId, createdAt)
    if (posts !== 'leave') await takePosts(tx, subject.personId, actionId, posts)
    return done({ actionId })
  },
  unban: async (tx, { personId }, entry) => {
    await tx.person.update({ where: { id: personId }, data: { bannedAt: null }, select: { id: true } })
    return done({ actionId: await logPersonAction(tx, personId, entry) })
  },
  note: async (tx, { personId }, entry, { text }) => {
    const actionId = await logPersonAction(tx, null, entry)
    await tx.remark.create({ data: { actionId, personId, authorId: entry.actorId, text }, select: { id: true } })
    return done({ actionId })
  },
  standing: async (tx, subject, entry, { standing: wanted }) => {
    const [standing, held] = wanted === 'conduct' ? [await byConduct(tx, subject), false] : [wanted, true]
    if (standing === subject.standing && held === subject.standingHeld) return refused('standing-same', 'standing')
    await setStanding(tx, subject, standing, held)
    return done({ actionId: await logPersonAction(tx, subject.personId, { ...entry, standing, held, priorStanding: subject.standing, priorHeld: subject.standingHeld }) })
  },
  appoint: async (tx, { personId }, entry, { categoryId }) => {
    await tx.categoryModerator.create({ data: { personId, categoryId: categoryId! }, select: { personId: true } })
    return done({ actionId: await logPersonAction(tx, personId, { ...entry, categoryId }) })
  },
  relieve: async (tx, { personId }, entry, { categoryId }) => {
    await tx.categoryModerator.deleteMany({ where: { personId, categoryId } })
    return done({ actionId: await logPersonAction(tx, personId, { ...entry, categoryId }) })
  },
}

/** What conduct would make of somebody: of who was appointed, a regular, as they were here before. */
async function byConduct(tx: Queries, { personId, standing }: Held): Promise<Standing> {
  return standingNow(tx, personId, isEarned(standing) ? standing : 'regular')
}

async function setStanding(tx: Queries, { personId, handle }: Held, standing: Standing, held: boolean): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { standing, standingHeld: held }, select: { id: true } })
  await tellPerson(tx, handle)
  // Their standing is beside each of their posts.
  await tellEverything(tx)
}

/** Ends all of somebody's sessions, and with them what they follow live; tokens and new sign-ins are refused by the date. */
async function shutOut(tx: Queries, personId: number, bannedAt: Date): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { bannedAt }, select: { id: true } })
  await tx.session.deleteMany({ where: { personId } })
}

/**
 * The ids of all admins who may sign in, their rows held until the transaction ends, so that the last two cannot go at once. Before any other person's,
 * and as `lockPerson` holds them: an admin who writes in a thread meanwhile does not wait, as a ban that takes posts away waits for that thread.
 */
export async function heldAdmins(tx: Queries): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM "Person" WHERE standing = 'admin' AND "bannedAt" IS NULL ORDER BY id FOR NO KEY UPDATE`
  return rows.map(({ id }) => id)
}

async function heldSubject(tx: Queries, id: number) {
  await lockPerson(tx, id)
  const person = await tx.person.findUniqueOrThrow({ where: { id }, select: { id: true, handle: true, standing: true, standingHeld: true, fallenFrom: true, bannedAt: true, silencedUntil: true } })
  const categories = (await tx.categoryModerator.findMany({ where: { personId: id }, select: { categoryId: true } })).map(({ categoryId }) => categoryId)
  return { ...person, personId: id, categories } satisfies Subject & Record<string, unknown>
}

/** Who acts, as they may now; null: they have been banned since. */
async function actorNow(tx: Queries, viewer: Member): Promise<Member | null> {
  const now = await tx.person.findUnique({ where: { id: viewer.personId }, select: { standing: true, bannedAt: true, silencedUntil: true } })
  if (!now || now.bannedAt) return null
  return { ...viewer, standing: now.standing, silencedUntil: now.silencedUntil && now.silencedUntil > new Date() ? now.silencedUntil : null }
}

/** A person has read the warnings that waited for them. */
export async function readWarnings(viewer: Viewer): Promise<Outcome<null>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  return write(async (tx) => {
    await tx.warning.updateMany({ where: { personId: viewer.personId, readAt: null }, data: { readAt: new Date() } })
    return done(null)
  })
}

interface Taken {
  id: number
  kind: string
  personId: number | null
  priorUntil: Date | null
  priorStanding: Standing | null
  standing: Standing | null
  priorHeld: boolean | null
  held: boolean | null
  categoryId: number | null
}

/**
 * Takes an act on a person back, in the caller's transaction: everything is as it was before it, but for sessions, which nobody can give back. Refused
 * as `changed-since` when a later act of its kind stands, or the standing is no longer what the act made it.
 */
export async function undoSanction(tx: Queries, viewer: Member, action: Taken, why: { canned: string | null; reason: string }): Promise<Outcome<{ actionId: number }>> {
  const act = action.kind
  if (!isPersonAct(act)) return refused('nothing-to-undo')
  const personId = action.personId ?? (await tx.remark.findUnique({ where: { actionId: action.id }, select: { personId: true } }))?.personId
  if (personId === undefined || !(await tx.person.findUnique({ where: { id: personId }, select: { id: true } }))) return refused('person-missing')
  const admins = await heldAdmins(tx)
  const subject = await heldSubject(tx, personId)
  const actor = await actorNow(tx, viewer)
  const appoints = act === 'appoint' || act === 'relieve' || [action.standing, action.priorStanding].some((one) => one === 'moderator' || one === 'admin')
  const refusedTo = actor ? whyNotOver(actor, subject) ?? (appoints && actor.standing !== 'admin' ? 'not-admin' : null) : 'not-moderator'
  if (refusedTo) return refused(refusedTo)
  if ((await tx.action.count({ where: { undoesId: action.id } })) > 0) return refused('undone-already')
  if (await isFollowed(tx, personId, { ...action, act })) return refused('changed-since')
  const moved = action.standing !== null && (subject.standing !== action.standing || subject.standingHeld !== action.held)
  if (act === 'standing' && moved) return refused('changed-since')
  const loses = act === 'unban' || (act === 'standing' && action.priorStanding !== 'admin')
  if (loses && isLastAdmin(admins, personId)) return refused('last-admin')
  await UNDO[act](tx, subject, action)
  const entry = { kind: 'undo' as const, actorId: viewer.personId, undoesId: action.id, ...why, categoryId: action.categoryId ?? undefined }
  const actionId = await logPersonAction(tx, action.personId, entry)
  // Who fell for it rises again with it.
  if (act === 'silence') await considerStanding(tx, [personId])
  return done({ actionId })
}

async function isFollowed(tx: Queries, personId: number, { id, act, categoryId }: Taken & { act: PersonAct }): Promise<boolean> {
  if (FAMILY[act].length === 0) return false
  const later = await tx.action.findMany({ where: { personId, id: { gt: id }, kind: { in: [...FAMILY[act]] }, categoryId }, select: { id: true } })
  const undone = await tx.action.count({ where: { undoesId: { in: later.map((one) => one.id) } } })
  return later.length > undone
}

const UNDO: Record<PersonAct, (tx: Queries, subject: Held, action: Taken) => Promise<unknown>> = {
  warn: (tx, _, { id }) => tx.warning.deleteMany({ where: { actionId: id } }),
  silence: async (tx, { personId }, { priorUntil }) => {
    await tx.person.update({ where: { id: personId }, data: { silencedUntil: priorUntil }, select: { id: true } })
  },
  ban: async (tx, { personId }, { id }) => {
    await tx.person.update({ where: { id: personId }, data: { bannedAt: null }, select: { id: true } })
    await bringPosts(tx, id)
  },
  unban: async (tx, { personId }, { id }) => {
    const ban = await tx.action.findFirst({ where: { personId, kind: 'ban', id: { lt: id } }, orderBy: { id: 'desc' }, select: { createdAt: true } })
    await shutOut(tx, personId, ban?.createdAt ?? new Date())
  },
  note: (tx, _, { id }) => tx.remark.updateMany({ where: { actionId: id }, data: { removedAt: new Date() } }),
  standing: (tx, subject, { priorStanding, priorHeld }) => setStanding(tx, subject, priorStanding ?? subject.standing, priorHeld ?? false),
  appoint: (tx, { personId }, { categoryId }) => tx.categoryModerator.deleteMany({ where: { personId, categoryId: categoryId ?? 0 } }),
  relieve: (tx, { personId }, { categoryId }) => tx.categoryModerator.createMany({ data: [{ personId, categoryId: categoryId ?? 0 }], skipDuplicates: true }),
}
