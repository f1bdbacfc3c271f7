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

/** The steps of the plan by which the database answers a statement, each with what it went through; the outermost first. */
export async function planOf(client: pg.Client, { text, values }: Statement): Promise<Node[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>({ text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values })
  const steps = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(steps)]
  return steps(rows[0]!['QUERY PLAN'][0].Plan)
}

/** The rows that a step looked at, all its turns together: those that it passed on and those that it did not. */
export function lookedAt(node: Node): number {
  const each = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0)
  return Math.round(each * node['Actual Loops'])
}
