import { db } from '@/lib/db/client'
import type { Locale } from '@/lib/i18n/locales'
import { localeOf } from '@/lib/i18n/locales'
import { openQueueItems } from '@/lib/queue/read'
import { unreadNotices } from '@/lib/notices/read'
import { mergeScopes } from '@/lib/spoilers/scope'
import { normaliseSeen } from '@/lib/spoilers/seen'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { handleIdeas, handleKey, LONGEST_HANDLE, normaliseHandle } from './rules'
import { personColumns, personView, type MeView, type MethodView, type PersonRow, type PersonView, type ProfileFigures, type ProfileView, type WrittenView } from './view'

// So many numbered handles are tried before chance takes over.
const IDEAS = 24

/** Who somebody is to themselves: the answer of /api/v1/me, and the `me` of every page's overlay. */
export async function readMe(viewer: Viewer): Promise<MeView> {
  if (viewer.kind === 'guest') return { person: null, notices: 0, queue: null }
  const [notices, queue] = await Promise.all([unreadNotices(viewer), openQueueItems(viewer)])
  return { person: personView(viewer), notices, queue }
}

/** The ways in which a member signs in, oldest first. */
export async function readMethods(viewer: Member): Promise<MethodView[]> {
  const accounts = await db().account.findMany({ where: { personId: viewer.personId }, orderBy: { createdAt: 'asc' } })
  return accounts.map(({ provider, providerAccountId, createdAt }) => ({ provider, id: providerAccountId, connectedAt: createdAt }))
}

/** On how many devices a member is signed in, this one included. */
export function countSessions(viewer: Member): Promise<number> {
  return db().session.count({ where: { personId: viewer.personId, expiresAt: { gt: new Date() } } })
}

/** Whether a member has answered the first sign-in's questions. */
export async function isWelcomed(viewer: Member): Promise<boolean> {
  const person = await db().person.findUnique({ where: { id: viewer.personId }, select: { welcomedAt: true } })
  return person?.welcomedAt != null
}

/** A person as sign-in needs them. */
export interface SignInPerson {
  id: number
  name: string
  email: string | null
  locale: Locale
  banned: boolean
  /** The providers by which they sign in. */
  providers: string[]
}

const signInColumns = { id: true, name: true, email: true, locale: true, bannedAt: true, accounts: { select: { provider: true } } } as const

/** Who signs in with this identity at a provider; null: nobody yet. */
export async function personByMethod(provider: string, id: string): Promise<SignInPerson | null> {
  const key = { provider_providerAccountId: { provider, providerAccountId: id } }
  const account = await db().account.findUnique({ where: key, select: { person: { select: signInColumns } } })
  return account && signInPerson(account.person)
}

/** Whose verified address this is; null: nobody's. */
export async function personByAddress(email: string): Promise<SignInPerson | null> {
  const person = await db().person.findUnique({ where: { email: email.toLowerCase() }, select: signInColumns })
  return person && signInPerson(person)
}

/** A person by their number, as sign-in needs them. */
export async function personById(id: number): Promise<SignInPerson | null> {
  const person = await db().person.findUnique({ where: { id }, select: signInColumns })
  return person && signInPerson(person)
}

interface SignInRow {
  id: number
  name: string
  email: string | null
  locale: string
  bannedAt: Date | null
  accounts: { provider: string }[]
}

function signInPerson({ id, name, email, locale, bannedAt, accounts }: SignInRow): SignInPerson {
  const providers = accounts.map(({ provider }) => provider)
  return { id, name, email, locale: localeOf(locale), banned: bannedAt !== null, providers }
}

/** A handle for a name that nobody has yet, nor one that looks like it. Somebody else may take it before it is written. */
export async function freeHandle(name: string): Promise<string> {
  const ideas: string[] = []
  for (const idea of handleIdeas(name)) if (ideas.push(idea) === IDEAS) break
  const taken = await db().person.findMany({ where: { handleKey: { in: ideas.map(handleKey) } }, select: { handleKey: true } })
  const keys = new Set(taken.map((person) => person.handleKey))
  return ideas.find((idea) => !keys.has(handleKey(idea))) ?? `reader-${Math.floor(Math.random() * 1e9)}`
}

/** A person by their handle, as everybody may see them; null: nobody has it. */
export async function readPerson(_viewer: Viewer, handle: string): Promise<PersonView | null> {
  const person = await db().person.findUnique({ where: { handle: handle.toLowerCase() }, select: personColumns })
  return person && personView(person)
}

/** What somebody has written that is there to be read, and how others reacted to it. By the index of posts by author. */
async function readFigures(personId: number): Promise<ProfileFigures> {
  const [figures] = await db().$queryRaw<ProfileFigures[]>`
    SELECT count(*) FILTER (WHERE p.number = 1)::int AS threads, count(*) FILTER (WHERE p.number > 1)::int AS comments,
      coalesce(sum(p.heart + p.tears + p.laugh + p.think), 0)::int AS reactions
    FROM "Post" p JOIN "Thread" t ON t.id = p."threadId" WHERE p."authorId" = ${personId} AND p.state = 'visible' AND t."deletedAt" IS NULL`
  return figures!
}

// About three screens of excerpts.
const POSTS_ON_PROFILE = 20

/** Somebody's public page; `before` is the id of the post that the page ends above. Null when nobody has the handle. */
export async function readProfile(viewer: Viewer, handle: string, before: number | null = null): Promise<ProfileView | null> {
  const person = await db().person.findUnique({
    where: { handle: handle.toLowerCase() },
    select: { ...personColumns, id: true, createdAt: true, showsSeen: true, progress: { select: { version: true, until: true } } },
  })
  if (!person) return null
  const figures = await readFigures(person.id)
  const rows = await db().post.findMany({
    where: { authorId: person.id, state: 'visible', thread: { deletedAt: null }, ...(before !== null && { id: { lt: before } }) },
    select: {
      id: true, threadId: true, number: true, createdAt: true, thread: { select: { title: true } },
      segments: { select: { scopes: true, text: true }, orderBy: { index: 'asc' } },
    },
    orderBy: { id: 'desc' },
    take: POSTS_ON_PROFILE + 1,
  })
  const posts = rows.slice(0, POSTS_ON_PROFILE).map(({ thread, segments: [root, ...others], ...post }): WrittenView => {
    const left = others.map(({ text }) => text.for(viewer)).filter((text) => text.kind === 'withheld')
    return { ...post, title: thread.title, text: root!.text.for(viewer), sealed: mergeScopes(...left.map(({ scopes }) => scopes)) }
  })
  return {
    person: personView(person),
    joinedAt: person.createdAt,
    seen: person.showsSeen ? normaliseSeen(Object.fromEntries(person.progress.map(({ version, until }) => [version, until ?? 'whole']))) : null,
    figures,
    posts,
    before: rows.length > POSTS_ON_PROFILE ? (posts.at(-1)?.id ?? null) : null,
  }
}

// What is shown while somebody is being called fits beside a phone's keyboard.
const CALLABLE = 8
// Whoever wrote lately in the thread is the likeliest; of a beginning that many share, some will do.
const LATE_POSTS = 200
const BEGINNINGS = 50

/**
 * Members whom a viewer may mean by the beginning of a handle or a name: those who wrote lately in the thread first. With nothing typed yet, those
 * alone. Guests are told of nobody, as they call nobody. One query, which reads as much whatever the forum's size.
 */
export async function readCallable(viewer: Viewer, typed: string, threadId: number | null): Promise<PersonView[]> {
  if (viewer.kind === 'guest') return []
  const begins = normaliseHandle(typed).replace(/[\\%_]/g, '\\$&')
  if ([...begins].length > LONGEST_HANDLE) return []
  const pattern = begins === '' ? null : `${begins}%`
  const rows = await db().$queryRaw<PersonRow[]>`
    WITH here AS (
      SELECT w."authorId" AS id, max(w.number) AS latest FROM (
        SELECT "authorId", number FROM "Post" WHERE "threadId" = ${threadId ?? 0} AND state = 'visible' ORDER BY number DESC LIMIT ${LATE_POSTS}
      ) w GROUP BY 1
    ), named AS (
      (SELECT id FROM "Person" WHERE handle LIKE ${pattern} ORDER BY handle USING ~<~ LIMIT ${BEGINNINGS})
      UNION (SELECT id FROM "Person" WHERE lower(name) LIKE ${pattern} ORDER BY lower(name) USING ~<~ LIMIT ${BEGINNINGS})
      UNION (SELECT id FROM here)
    )
    SELECT p.handle, p.name, p.standing::text FROM named JOIN "Person" p USING (id) LEFT JOIN here USING (id)
    WHERE p."bannedAt" IS NULL AND p.id <> ${viewer.personId} AND (${pattern}::text IS NULL OR p.handle LIKE ${pattern} OR lower(p.name) LIKE ${pattern})
    ORDER BY here.latest DESC NULLS LAST, length(p.handle), p.handle LIMIT ${CALLABLE}`
  return rows.map(personView)
}
