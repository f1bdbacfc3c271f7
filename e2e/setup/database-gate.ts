import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import path from 'node:path'

export interface DatabaseGate {
  /** The database's address by way of the gate. */
  url: string
  /** Ends every connection and takes no more: the database is gone. */
  shut: () => void
  open: () => void
  close: () => void
}

/** Stands between a forum and its database, whose address names the folder of its socket. */
export async function databaseGate(address: string): Promise<DatabaseGate> {
  const url = new URL(address)
  const folder = url.searchParams.get('host')!
  const socket = path.join(folder, readdirSync(folder).find((name) => /^\.s\.PGSQL\.\d+$/.test(name))!)
  const open = new Set<Socket>()
  let shut = false
  const server = createServer((client) => {
    if (shut) return void client.destroy()
    const database = connect(socket)
    for (const [one, other] of [[client, database], [database, client]] as const) {
      open.add(one)
      one.on('error', () => undefined).on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.searchParams.delete('host')
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const end = () => {
    shut = true
    for (const one of open) one.destroy()
  }
  return {
    url: url.href,
    shut: end,
    open: () => void (shut = false),
    close: () => {
      end()
      server.close()
    },
  }
}
