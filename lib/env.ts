import path from 'node:path'
import { z } from 'zod'

/** The providers that sign-in knows, in the order in which they are offered. `oidc` is any OpenID Connect provider. */
export const PROVIDER_IDS = ['google', 'github', 'discord', 'kakao', 'naver', 'oidc'] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]

/** A setting that may be left out; an empty value counts as left out. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional()
const yesOrNo = z.enum(['0', '1'], { error: 'expected 0 or 1' })
const text = z.string().trim()
const address = z.email({ error: 'expected e-mail addresses, separated by commas' })

function wholeNumber(from: number, to: number) {
  const error = `expected a whole number from ${from} to ${to}`
  return z.string().regex(/^\d{1,9}$/, { error }).transform(Number).pipe(z.number().min(from, { error }).max(to, { error }))
}

function url(protocols: readonly string[], example: string) {
  const error = `expected an address such as ${example}`
  return text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), { error })
}

const siteUrl = url(['http:', 'https:'], 'https://forum.example.org')
  .refine((value) => !URL.canParse(value) || /^[^?#]*$/.test(value) && new URL(value).pathname === '/', {
    error: 'expected the address alone, without a path: https://forum.example.org',
  })
  .transform((value) => (URL.canParse(value) ? new URL(value).origin : value))

const schema = z.object({
  HOST: text.regex(/^[A-Za-z0-9_.:%-]+$/, { error: 'expected a host name or an IP address' }).default('127.0.0.1'),
  PORT: wholeNumber(1, 65535).default(3000),
  SITE_URL: optional(siteUrl),
  DATA_DIR: text.default('.data').transform((value) => path.resolve(/* turbopackIgnore: true */ process.cwd(), value)),
  DATABASE_URL: optional(url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/name')),
  // Ten connections keep a two-core database busy; more only wait inside it.
  DATABASE_POOL: wholeNumber(1, 1000).default(10),
  // Some thousand pages in their few variants; what a forum shows in an hour is less.
  PAGE_CACHE_MB: wholeNumber(0, 100_000).default(128),
  NEXTAUTH_SECRET: optional(text.min(16, { error: 'expected at least 16 characters, for instance from: openssl rand -base64 32' })),
  AUTH_GOOGLE_ID: optional(text),
  AUTH_GOOGLE_SECRET: optional(text),
  AUTH_GITHUB_ID: optional(text),
  AUTH_GITHUB_SECRET: optional(text),
  AUTH_DISCORD_ID: optional(text),
  AUTH_DISCORD_SECRET: optional(text),
  AUTH_KAKAO_ID: optional(text),
  AUTH_KAKAO_SECRET: optional(text),
  AUTH_NAVER_ID: optional(text),
  AUTH_NAVER_SECRET: optional(text),
  AUTH_OIDC_ISSUER: optional(url(['http:', 'https:'], 'https://login.example.org')),
  AUTH_OIDC_ID: optional(text),
  AUTH_OIDC_SECRET: optional(text),
  AUTH_OIDC_NAME: optional(text.max(40, { error: 'expected at most 40 characters' })),
  ADMIN_EMAILS: text.default('').transform((list) => list.split(',').map((one) => one.trim().toLowerCase()).filter(Boolean)).pipe(z.array(address)),
  SMTP_URL: optional(url(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org')),
  MAIL_FROM: optional(text.regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, { error: 'expected an address such as Cell Seven <forum@example.org>' })),
  REDIS_URL: optional(url(['redis:', 'rediss:'], 'redis://host:6379')),
  DEMO: optional(yesOrNo),
  DEMO_DATA: yesOrNo.default('1'),
  // How many proxies of our own stand in front: so many entries of X-Forwarded-For are believed.
  TRUST_PROXY: wholeNumber(0, 9).default(0),
  // The log says by which role; who moderates here may be known and still not want each decision held against them by name.
  LOG_NAMES: yesOrNo.default('0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], { error: 'expected silent, fatal, error, warn, info, debug or trace' }).default('warn'),
  MEDIA_S3_ENDPOINT: optional(url(['http:', 'https:'], 'https://s3.eu-central-1.example.com')),
  MEDIA_S3_BUCKET: optional(text.regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, { error: 'expected the name of a bucket' })),
  MEDIA_S3_REGION: text.default('auto'),
  MEDIA_S3_KEY_ID: optional(text),
  MEDIA_S3_SECRET: optional(text),
  // Reading is bounded where a program that never pauses would be felt by others; writing where nobody types any more.
  API_READS_A_MINUTE: wholeNumber(1, 999_999_999).default(600),
  API_WRITES_A_MINUTE: wholeNumber(1, 999_999_999).default(60),
  // A school or a mobile network may be one address: five forms a second are many people, and still nothing that others feel.
  FORMS_A_MINUTE: wholeNumber(1, 999_999_999).default(300),
  // One every two seconds is faster than anybody types; a newcomer's every two minutes is a lively talk.
  POSTS_A_MINUTE: wholeNumber(1, 999_999_999).default(30),
  NEWCOMER_POSTS_AN_HOUR: wholeNumber(1, 999_999_999).default(30),
  // Whoever may set up webhooks could otherwise ask what only this machine reaches.
  WEBHOOKS_PRIVATE: yesOrNo.default('0'),
  // Three members in good standing, or one moderator: one could err, two could be friends.
  FLAG_SEAL_WEIGHT: wholeNumber(1, 1000).default(3),
  // Whose last reports were wrong more often than right does not help: theirs reach the moderators and weigh nothing.
  FLAG_FALSE_PERCENT: wholeNumber(1, 101).default(50),
  METRICS_TOKEN: optional(text.min(16, { error: 'expected at least 16 characters' })),
})

type Parsed = z.infer<typeof schema>

/** Every setting of the forum, checked. Under the names that the operator writes. */
export type Settings = Omit<Parsed, 'SITE_URL' | 'DATABASE_URL' | 'NEXTAUTH_SECRET'> & {
  SITE_URL: string
  DATABASE_URL: string
  NEXTAUTH_SECRET: string
}

export type SettingsCheck = { ok: true; settings: Settings } | { ok: false; problems: string[] }

type Source = Record<string, string | undefined>

/**
 * Checks all settings of `source` at once. Problems are lines such as "PORT=abc: expected a whole number from 1 to 65535"; the values
 * of secrets are not repeated. DATABASE_URL and NEXTAUTH_SECRET are read when they are asked for, as the start provides them later.
 */
export function readSettings(source: Source): SettingsCheck {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, source[name]?.trim() || undefined]))
  const parsed = schema.safeParse(given)
  const problems = [...(parsed.error?.issues ?? []).map((issue) => problem(String(issue.path[0]), given, issue.message)), ...contradictions(given)]
  if (!parsed.success || problems.length > 0) return { ok: false, problems: [...new Set(problems)] }
  const { HOST, PORT } = parsed.data
  const later = (name: 'DATABASE_URL' | 'NEXTAUTH_SECRET') => {
    const value = source[name]
    if (!value) throw new Error(`${name} is not known yet: the start provides it`)
    return value
  }
  const settings: Settings = {
    ...parsed.data,
    SITE_URL: parsed.data.SITE_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`,
    get DATABASE_URL() {
      return later('DATABASE_URL')
    },
    get NEXTAUTH_SECRET() {
      return later('NEXTAUTH_SECRET')
    },
  }
  return { ok: true, settings }
}

let known: Settings | undefined

/** The settings of this process. Throws when one is wrong; the start has said so to the operator before anything can ask. */
export function env(): Settings {
  if (known) return known
  const check = readSettings(process.env)
  if (!check.ok) throw new Error(`Settings are wrong. ${check.problems.join('. ')}`)
  return (known = check.settings)
}

/** The sign-in providers that the settings name, in the order in which they are offered. */
export function configuredProviders(settings: Settings): ProviderId[] {
  return PROVIDER_IDS.filter((id) => settings[`AUTH_${upper(id)}_ID`] !== undefined)
}

/** Whether the demo sign-in may exist: nobody else to sign in with, only this machine can reach it, and it is not switched off. */
export function demoAllowed(settings: Settings): boolean {
  return configuredProviders(settings).length === 0 && isLoopback(settings.HOST) && settings.DEMO !== '0'
}

/** Whether `host` can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

function contradictions(given: Source): string[] {
  const problems = PROVIDER_IDS.flatMap((id) => {
    const parts = ['ID', 'SECRET', ...(id === 'oidc' ? ['ISSUER'] : [])].map((part) => `AUTH_${upper(id)}_${part}`)
    const missing = parts.filter((name) => !given[name])
    const present = parts.find((name) => given[name])
    return present ? missing.map((name) => `${name}: expected a value, because ${present} is set`) : []
  })
  const store = ['ENDPOINT', 'BUCKET', 'KEY_ID', 'SECRET'].map((part) => `MEDIA_S3_${part}`)
  const named = store.find((name) => given[name])
  if (named) problems.push(...store.filter((name) => !given[name]).map((name) => `${name}: expected a value, because ${named} is set`))
  if (given.DEMO === '1' && given.HOST && !isLoopback(given.HOST)) {
    problems.push(`DEMO=1: expected HOST to be a loopback address (it is ${given.HOST}), because the demo sign-in lets anyone in as anyone`)
  }
  return problems
}

function problem(name: string, given: Source, expected: string): string {
  const secret = /SECRET|TOKEN|_URL$/.test(name) && name !== 'SITE_URL'
  return `${name}${secret ? '' : `=${given[name] ?? ''}`}: ${expected}`
}

function upper<T extends string>(id: T): Uppercase<T> {
  return id.toUpperCase() as Uppercase<T>
}
