import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'

/** A value of a row: what COPY's text format can say. */
export type Value = string | number | boolean | Date | null | readonly string[]

// What COPY's text format reads otherwise (PostgreSQL's manual, "COPY", "Text Format").
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function written(value: Value): string {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return written(`{${value.map((one: string) => `"${one.replace(/["\\]/g, '\\$&')}"`).join()}}`)
  return String(value).replace(/[\\\n\r\t]/g, (sign) => ESCAPED[sign]!)
}

// Rows are handed over in pieces of about this many characters.
const PIECE = 64 * 1024

/** Adds rows to a table by COPY, inside the transaction that the client is in. */
export async function copyInto(client: Client, table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void> {
  if (rows.length === 0) return
  const pieces = function* () {
    let piece = ''
    for (const row of rows) {
      piece += `${row.map(written).join('\t')}\n`
      if (piece.length < PIECE) continue
      yield piece
      piece = ''
    }
    yield piece
  }
  const names = columns.map((column) => `"${column}"`).join()
  await pipeline(Readable.from(pieces()), client.query(from(`COPY "${table}" (${names}) FROM STDIN`)))
}
