import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlQuery } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

type Glue = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void }

/** The differences between a database and `prisma/schema.prisma`: `script` brings the database there ("" when nothing differs). */
export async function schemaDiff(root: string, databaseUrl: string): Promise<string> {
  const schema = path.join(root, 'prisma', 'schema.prisma')
  const files = [{ path: schema, content: readFileSync(schema, 'utf8') }]
  const pool = new pg.Pool({ connectionString: databaseUrl })
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connectForEngine(pool),
    connectToShadowDb: () => connectForEngine(pool),
  })
  const Engine = await engineClass()
  const engine = await Engine.new({ datamodels: files.map(({ path: name, content }) => [name, content]) }, () => {}, factory)
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const script = stdout ?? ''
    return /^\s*(--[^\n]*\s*)*$/.test(script) ? '' : script
  } finally {
    engine.free()
    await pool.end()
  }
}

// PostgreSQL's one-byte type "char", in which its catalogue keeps the kind of a constraint, and the array of it.
const CHAR = 18
const CHAR_ARRAY = 1002

/**
 * The adapter with the one type added that it refuses to carry and the engine needs: "char" goes through it as an array of itself, which
 * the engine never asks for, and comes out as what it is.
 */
async function connectForEngine(pool: pg.Pool) {
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
  const carrying = async (config: pg.QueryConfig) => {
    const result = await query(config)
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY
    return result
  }
  const adapter = await new PrismaPg(Object.assign(pool, { query: carrying })).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    queryRaw: async (asked: SqlQuery) => {
      const answer = await queryRaw(asked)
      const columnTypes = answer.columnTypes.map((type) => (type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type))
      return { ...answer, columnTypes }
    },
  })
}

let loaded: Promise<typeof SchemaEngine> | undefined

/** The engine, loaded once: its glue code keeps one instance for all. */
function engineClass(): Promise<typeof SchemaEngine> {
  return (loaded ??= loadEngine())
}

// The package is made for bundlers, which load its WebAssembly by themselves; Node is told how. What it has to say when it breaks goes by
// way of this name, which its makers' own command provides.
async function loadEngine(): Promise<typeof SchemaEngine> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(`the schema engine broke: ${message}`)
      },
    },
  })
  const require = createRequire(import.meta.url)
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'))
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Glue
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue.SchemaEngine
}
