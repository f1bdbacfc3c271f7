import { defineConfig } from 'prisma/config'

// For those who use Prisma's own command. `npm start` and `npm run migrate` do without it: it wants to download an engine.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/cell_seven' },
})
