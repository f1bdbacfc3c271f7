import pg from 'pg'

/** A statement as it went to the database. */
export interface Statement {
  text: string
  values: unknown[]
}

type Query = (this: unknown, ...args: unknown[]) => unknown

/** What `act` asks the database, in order: questions and writes, without what begins and ends transactions. */
export async function statementsOf(act: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  prototype.query = function (...args) {
    const [config, values] = args as [string | { text?: string; values?: unknown[] }, unknown]
    const text = typeof config === 'string' ? config : (config?.text ?? '')
    if (!/^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|DEALLOCATE)\b/i.test(text)) {
      heard.push({ text, values: (typeof config === 'object' && config.values) || (Array.isArray(values) ? values : []) })
    }
    return query.apply(this, args)
  }
  try {
    await act()
  } finally {
    prototype.query = query
  }
  return heard
}

/** A step of a plan, as EXPLAIN (ANALYZE, FORMAT JSON) has it. */
export interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: Node[]
}

type Explained = pg.QueryResult<{ 'QUERY PLAN': [{ Plan: Node }] }>

/** The steps of the plan by which the database answers a statement, each with what it went through; the outermost first. */
export async function planOf(client: pg.Client, { text, values }: Statement): Promise<Node[]> {
  return stepsIn(await client.query({ text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values }))
}

// From the sixth time on the database may keep to a plan that is made for any values (plan_cache_mode, PostgreSQL's manual).
const UNTIL_KEPT = 6

/** The same of a statement that a connection keeps under a name and is asked all day, as lib/db/prepared.ts has it. */
export async function planKept(client: pg.Client, { text, values }: Statement): Promise<Node[]> {
  const name = `kept ${(names += 1)}`
  for (let time = 0; time < UNTIL_KEPT; time += 1) await client.query({ name, text, values })
  const given = values.map((value) => (value === null ? 'NULL' : client.escapeLiteral(textOf(value)))).join()
  return stepsIn(await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE "${name}"${given && `(${given})`}`))
}

/** A value as PostgreSQL reads it. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map((one) => (one === null ? 'NULL' : `"${textOf(one).replace(/["\\]/g, '\\$&')}"`)).join()}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

let names = 0

function stepsIn({ rows }: Explained): Node[] {
  const steps = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(steps)]
  return steps(rows[0]!['QUERY PLAN'][0].Plan)
}

/** The rows that a step looked at, all its turns together: those that it passed on and those that it did not. */
export function lookedAt(node: Node): number {
  const each = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0)
  return Math.round(each * node['Actual Loops'])
}
