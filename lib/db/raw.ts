import pg from 'pg'
import { nameOf } from './prepared'

/** What answers a statement: the pool, or the connection of a transaction. */
type Connection = Pick<pg.ClientBase, 'query'>

/** A part of a statement with its values, as `sql` makes it. */
interface Part {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

/** A statement as a tag takes it: its texts and values, among them parts; or one that was put together before. */
type Asked = [readonly string[] | Part, ...unknown[]]

// As Prisma's client reads them: a whole number of 64 bits does not fit into a number.
const types = { getTypeParser: (type: number, format?: 'text') => (type === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(type, format)) } as pg.CustomTypesConfig

/**
 * A client of Prisma's whose raw SQL goes to the connection as it is: on its way Prisma's client takes longer than the database for a small question
 * (docs/performance.md). Rows have the types that Prisma's own raw SQL gives them.
 */
export function withRaw<Client extends object>(client: Client, connection: () => Connection): Client {
  const run = async (asked: Asked) => {
    const { text, values } = statementIn(asked)
    return connection().query({ name: nameOf({ sql: text }), text, values, types })
  }
  const own = new Map<PropertyKey, unknown>([
    ['$queryRaw', async (...asked: Asked) => (await run(asked)).rows],
    ['$executeRaw', async (...asked: Asked) => (await run(asked)).rowCount ?? 0],
  ])
  return new Proxy(client, { get: (target, name) => own.get(name) ?? Reflect.get(target, name) as unknown })
}

function statementIn([first, ...values]: Asked): { text: string; values: unknown[] } {
  const all = isPart(first) ? first : { strings: first, values }
  const texts = [all.strings[0]!]
  const given: unknown[] = []
  const add = ({ strings, values }: Part) => values.forEach((value, at) => {
    if (isPart(value)) {
      texts[texts.length - 1] += value.strings[0]!
      add(value)
      texts[texts.length - 1] += strings[at + 1]!
    } else {
      given.push(value)
      texts.push(strings[at + 1]!)
    }
  })
  add(all)
  return { text: texts.reduce((text, next, number) => `${text}$${number}${next}`), values: given }
}

// Not by its class: server.ts and the pages' bundle each load it.
function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && 'strings' in value && 'values' in value && Array.isArray(value.strings) && Array.isArray(value.values)
}
