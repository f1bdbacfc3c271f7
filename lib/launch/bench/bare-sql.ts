import pg from 'pg'
import type { Statement } from '@/tests/setup/statements'
import { CONNECTIONS } from './load'

const SECONDS = 3

/**
 * How often in a second the plainest client has these statements answered, one after another, each of `connections` at its own: what the
 * database alone could do. `values` are asked for anew each time.
 */
export async function asksASecond(url: string, statements: () => readonly Statement[], connections = CONNECTIONS): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const until = performance.now() + SECONDS * 1000
  let asked = 0
  const ask = async () => {
    const client = await pool.connect()
    while (performance.now() < until) {
      for (const { text, values } of statements()) await client.query({ text, values })
      asked += 1
    }
    client.release()
  }
  await Promise.all(Array.from({ length: connections }, ask))
  await pool.end()
  return asked / SECONDS
}
